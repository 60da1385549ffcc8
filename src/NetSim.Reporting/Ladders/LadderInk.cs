namespace NetSim.Reporting.Ladders;

/// <summary>What a piece of a ladder of letters tells, for those who colour it.</summary>
public enum LadderInk
{
    /// <summary>What is as it should be.</summary>
    Plain,

    /// <summary>A segment that was lost.</summary>
    Lost,

    /// <summary>A segment that was sent again.</summary>
    SentAgain,

    /// <summary>A TCP state.</summary>
    TcpState,

    /// <summary>A TLS state.</summary>
    TlsState,

    /// <summary>A timer.</summary>
    Timer,

    /// <summary>A time, or segments, that are left out.</summary>
    Wait,
}
