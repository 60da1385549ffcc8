namespace NetSim.Network.Middleboxes;

/// <summary>What a node changes in the TCP segments that pass it (RFC 3234 §2.5; Honda and others, IMC 2011).</summary>
public sealed record RewriteSpec
{
    /// <summary>The greatest MSS that it lets a SYN offer, in bytes; null: any.</summary>
    public int? MaximumSegmentSize { get; init; }

    /// <summary>Whether it takes out SACK-permitted and SACK blocks.</summary>
    public bool StripsSack { get; init; }

    /// <summary>Whether it takes out timestamps.</summary>
    public bool StripsTimestamps { get; init; }

    /// <summary>Whether it takes out window scaling.</summary>
    public bool StripsWindowScale { get; init; }

    /// <summary>Whether it takes out Fast Open options; data in a SYN stays.</summary>
    public bool StripsFastOpen { get; init; }

    /// <summary>Whether it clears the congestion bits of IP headers and ECE and CWR in SYNs.</summary>
    public bool StripsEcn { get; init; }
}
