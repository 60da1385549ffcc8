namespace NetSim.Protocols.Tls;

/// <summary>What becomes of a record of application data that came.</summary>
internal enum DataFate
{
    /// <summary>It must not come now.</summary>
    Unexpected,

    /// <summary>The application reads it.</summary>
    Delivered,

    /// <summary>The application reads it when the handshake that it started is over.</summary>
    HeldBack,

    /// <summary>It is early data that was refused: dropped.</summary>
    Skipped,
}
