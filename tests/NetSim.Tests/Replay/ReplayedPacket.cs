using System.Globalization;
using NetSim.Network.Tracing;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Replay;

/// <summary>A packet as a trace’s extract writes it: what has to be the same as in the real run.</summary>
/// <param name="SentMs">When it was put on the link, in ms.</param>
/// <param name="Side">Who sent it: “c” or “s”.</param>
/// <param name="Flags">Its flags as tcpdump writes them.</param>
/// <param name="Sequence">Its relative sequence number.</param>
/// <param name="Acknowledgment">Its relative acknowledgment; “-” without.</param>
/// <param name="Length">Its bytes of data.</param>
/// <param name="Sack">Its SACK blocks, “7241-8689,1-1449”; empty without.</param>
/// <param name="IsLost">Whether it was dropped.</param>
internal sealed record ReplayedPacket(
    double SentMs, string Side, string Flags, long Sequence, string Acknowledgment, int Length, string Sack, bool IsLost)
{
    /// <summary>Of ours: whether a timer sent it.</summary>
    public bool IsByTimer { get; init; }

    /// <summary>The packets of an extract.</summary>
    public static List<ReplayedPacket> Read(string path) => [.. File.ReadLines(path).Select(Parse)];

    /// <summary>A packet of ours.</summary>
    public static ReplayedPacket Of(PacketRecord packet) => new(
        packet.SentAt.Nanoseconds / 1e6,
        packet.FromClient ? "c" : "s",
        // tcpdump writes FP, the extracts PF.
        packet.Segment.FlagText.Replace("FP", "PF", StringComparison.Ordinal),
        packet.RelativeSequence,
        packet.RelativeAcknowledgment?.ToString(CultureInfo.InvariantCulture) ?? "-",
        packet.Segment.PayloadBytes,
        SackOf(packet),
        packet.DeliveredAt is null)
    {
        IsByTimer = packet.Cause is SendCause.RetransmissionTimeout or SendCause.TailLossProbe
            or SendCause.DelayedAcknowledgment or SendCause.WindowProbe or SendCause.FastRetransmit
            or SendCause.ReorderingTimeout,
    };

    /// <summary>The line of the extract.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{SentMs:0.000} {Side} {Flags} {Sequence} {Acknowledgment} {Length}{(Sack.Length > 0 ? $" sack {Sack}" : "")}")
        + (IsLost ? " lost" : "");

    private static ReplayedPacket Parse(string line)
    {
        var fields = line.Split(' ');
        var sack = Array.IndexOf(fields, "sack");
        return new ReplayedPacket(
            double.Parse(fields[0], CultureInfo.InvariantCulture),
            fields[1],
            fields[2],
            long.Parse(fields[3], CultureInfo.InvariantCulture),
            fields[4],
            int.Parse(fields[5], CultureInfo.InvariantCulture),
            sack < 0 ? "" : fields[sack + 1],
            fields[^1] == "lost");
    }

    // Blocks acknowledge the other side’s numbers, as the acknowledgment does.
    private static string SackOf(PacketRecord packet)
    {
        var segment = packet.Segment;
        var blocks = Enumerable.Range(0, segment.SackBlockCount).Select(index =>
        {
            var block = segment.Sack[index];
            var start = packet.RelativeAcknowledgment!.Value + segment.Acknowledgment.DistanceTo(block.Start);
            return string.Create(CultureInfo.InvariantCulture, $"{start}-{start + block.Length}");
        });
        return string.Join(',', blocks);
    }
}
