namespace NetSim.Protocols.Tcp;

/// <summary>When a receiver acknowledges data that it has no other reason to answer.</summary>
public enum AckPolicyKind
{
    /// <summary>As Linux: quick ACKs at first, delayed ones once the conversation goes back and
    /// forth.</summary>
    Linux,

    /// <summary>Every second full segment, or after the delay (RFC 9293 §3.8.6.3, RFC 5681 §4.2).</summary>
    Delayed,

    /// <summary>Every segment, at once.</summary>
    Immediate,
}
