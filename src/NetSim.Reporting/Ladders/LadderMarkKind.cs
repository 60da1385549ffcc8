namespace NetSim.Reporting.Ladders;

/// <summary>What a mark beside a lifeline tells.</summary>
public enum LadderMarkKind
{
    /// <summary>A new TCP state.</summary>
    TcpState,

    /// <summary>A new TLS state.</summary>
    TlsState,

    /// <summary>A call of the application, or what it was told.</summary>
    Call,
}
