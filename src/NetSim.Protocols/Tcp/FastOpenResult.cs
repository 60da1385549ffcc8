namespace NetSim.Protocols.Tcp;

/// <summary>What came of Fast Open (RFC 7413).</summary>
/// <param name="ReceivedCookie">The cookie that the SYN-ACK brought, for the next time; null if none.</param>
/// <param name="IsSynDataTaken">Whether the data of the SYN, ours or the peer’s, counted.</param>
/// <param name="IsOpenedFast">Whether the peer’s SYN opened this end at once (Linux, TCPI_OPT_TFO_CHILD).</param>
public readonly record struct FastOpenResult(
    FastOpenCookie? ReceivedCookie, bool IsSynDataTaken, bool IsOpenedFast);
