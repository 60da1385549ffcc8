namespace NetSim.Packetdrill;

/// <summary>How scripts are run.</summary>
public sealed record DrillSettings
{
    /// <summary>How early or late a packet may be, in µs, beside an eighth of the time since the event before. Default:
    /// what the script says, otherwise 4000.</summary>
    public long? ToleranceMicroseconds { get; init; }

    /// <summary>What names between the signs of options stand for (packetdrill’s -D).</summary>
    public IReadOnlyDictionary<string, string> Defines { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["tfo_cookie"] = "3021b9d889017eeb" };
}
