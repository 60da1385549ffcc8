namespace NetSim.Protocols.Tcp;

/// <summary>The two bits of the IP header by which routers tell of congestion (RFC 3168 §5), with their values.</summary>
public enum EcnCodepoint : byte
{
    /// <summary>Not-ECT: a router that is congested has to drop it.</summary>
    NotCapable = 0,

    /// <summary>ECT(1).</summary>
    Capable1 = 1,

    /// <summary>ECT(0): a router may mark it instead of dropping it.</summary>
    Capable0 = 2,

    /// <summary>CE: a router was congested.</summary>
    CongestionExperienced = 3,
}
