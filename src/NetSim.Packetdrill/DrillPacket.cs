namespace NetSim.Packetdrill;

/// <summary>A TCP packet as a script writes it.</summary>
/// <param name="Flags">The control bits as they are written, such as <c>S.</c>; <c>-</c> for none.</param>
/// <param name="Start">The first sequence number.</param>
/// <param name="PayloadBytes">Bytes of data.</param>
/// <param name="Acknowledgment">The acknowledgment number; null where none is written.</param>
/// <param name="Window">The window as it stands in the header; null where none is written.</param>
/// <param name="Options">The options in order; null for any (<c>&lt;...&gt;</c>).</param>
/// <param name="Ecn">The congestion bits of the IP header, such as <c>ect0</c>; null where none are written.</param>
public sealed record DrillPacket(
    string Flags,
    uint Start,
    int PayloadBytes,
    uint? Acknowledgment,
    int? Window,
    IReadOnlyList<DrillOption>? Options,
    string? Ecn);
