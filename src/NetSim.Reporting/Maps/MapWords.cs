namespace NetSim.Reporting.Maps;

/// <summary>The language of a map’s own words.</summary>
/// <param name="IsChinese">Whether they are Chinese; otherwise English.</param>
internal readonly record struct MapWords(bool IsChinese)
{
    /// <summary>What is said.</summary>
    /// <param name="english">In English.</param>
    /// <param name="chinese">In Chinese.</param>
    public string Say(string english, string chinese) => IsChinese ? chinese : english;

    /// <summary>A number of things.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">One of them in English.</param>
    /// <param name="measure">Measure word and name in Chinese.</param>
    public string Count(long count, string one, string measure) =>
        FormattableString.Invariant($"{count:N0} {(IsChinese ? measure : count == 1 ? one : one + (one.EndsWith('h') ? "es" : "s"))}");

    /// <summary>The word for a role.</summary>
    public string Of(MapRole role) => role switch
    {
        MapRole.Client => Say("client", "客户端"),
        MapRole.Server => Say("server", "服务器"),
        MapRole.Router => Say("router", "路由器"),
        MapRole.Switch => Say("switch", "交换机"),
        MapRole.Host => Say("host", "主机"),
    };
}
