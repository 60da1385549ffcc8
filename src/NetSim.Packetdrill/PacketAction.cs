using NetSim.Protocols.Tcp;

namespace NetSim.Packetdrill;

/// <summary>A segment that comes to the endpoint, or has to come from it.</summary>
/// <param name="IsInbound">Whether it comes to the endpoint.</param>
/// <param name="Ip">What stands in brackets of the IP header; null for nothing.</param>
/// <param name="Flags">The control bits.</param>
/// <param name="Sequence">Its number, as the script counts.</param>
/// <param name="PayloadBytes">Bytes of data.</param>
/// <param name="Acknowledgment">The number acknowledged; null if none.</param>
/// <param name="Window">The window in the header; null if it does not matter.</param>
/// <param name="Options">The options in order; null for “...”.</param>
public sealed record PacketAction(
    bool IsInbound,
    string? Ip,
    TcpFlags Flags,
    uint Sequence,
    int PayloadBytes,
    uint? Acknowledgment,
    ushort? Window,
    IReadOnlyList<string>? Options) : ScriptAction;
