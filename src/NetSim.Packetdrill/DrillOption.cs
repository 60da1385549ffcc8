namespace NetSim.Packetdrill;

/// <summary>A TCP option as a script writes it.</summary>
/// <param name="Kind">Its name: <c>mss</c>, <c>nop</c>, <c>eol</c>, <c>wscale</c>, <c>sackOK</c>, <c>sack</c>, <c>TS</c>,
/// <c>FO</c>, <c>FOEXP</c>.</param>
/// <param name="Numbers">Its numbers: the MSS, the shift, TSval and TSecr, or the edges of SACK blocks in pairs.</param>
/// <param name="Cookie">The Fast Open cookie in hexadecimal; empty for a request, null for other options.</param>
public sealed record DrillOption(string Kind, IReadOnlyList<uint> Numbers, string? Cookie = null)
{
    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        "TS" => $"TS val {Numbers[0]} ecr {Numbers[1]}",
        "sack" => "sack " + string.Join(' ', Numbers.Chunk(2).Select(block => $"{block[0]}:{block[1]}")),
        "FO" or "FOEXP" => Cookie is "" ? Kind : $"{Kind} {Cookie}",
        _ => Numbers.Count > 0 ? $"{Kind} {Numbers[0]}" : Kind,
    };
}
