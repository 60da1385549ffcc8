using System.CommandLine.Parsing;
using System.Globalization;
using NetSim.Studies;

namespace NetSim.Cli;

/// <summary>Reads <c>--shard 2/7</c>.</summary>
internal static class ShardOption
{
    /// <summary>The shard; null with an error.</summary>
    public static Shard? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        var parts = text.Split('/');
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && number >= 1 && number <= count && count <= 100_000)
        {
            return new Shard(number, count);
        }

        result.AddError($"--shard is a part of so many, such as 2/7, not '{text}'");
        return null;
    }
}
