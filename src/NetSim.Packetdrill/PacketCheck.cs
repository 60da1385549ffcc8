using System.Globalization;
using NetSim.Protocols.Tcp;

namespace NetSim.Packetdrill;

/// <summary>Compares what the endpoint sent with what a script expects.</summary>
internal static class PacketCheck
{
    /// <summary>Takes as many segments as make up the packet, and says what is different; null if nothing is.</summary>
    /// <param name="flow">The connection. Its queue is not empty.</param>
    /// <param name="want">What is expected.</param>
    public static string? Take(Flow flow, DrillPacket want)
    {
        var first = flow.Sent.Dequeue().Segment;
        if (first.Has(TcpFlags.Syn))
        {
            flow.ScriptInitial = want.Start;
        }

        // Segments that left together may stand in the script as the one that the kernel handed to the network card.
        var (last, bytes) = (first, first.PayloadBytes);
        while (bytes < want.PayloadBytes && flow.Sent.TryPeek(out var next)
            && next.Segment.PayloadBytes > 0 && next.Segment.Sequence == last.End)
        {
            last = flow.Sent.Dequeue().Segment;
            bytes += last.PayloadBytes;
        }

        if (last != first && want.Flags.Contains('P', StringComparison.Ordinal))
        {
            // Linux __tcp_transmit_skb sets PSH on whatever the network card has to cut up.
            last = last with { Flags = last.Flags | TcpFlags.Push };
        }

        Learn(flow, want, last);
        return IsSame(flow, want, first, last, bytes) ? null : $"expected {Text(want)}; got {Text(flow, want, first, last, bytes)}";
    }

    /// <summary>A segment in packetdrill’s notation.</summary>
    public static string Text(Flow flow, DrillPacket? want, in TcpSegment first, in TcpSegment last, int bytes)
    {
        var start = flow.Scripted(first.Sequence);
        var options = string.Join(',', WireOptions.Of(last, flow.PeerInitial));
        var ecn = want?.Ecn is null ? "" : $"[{first.Ecn}] ";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"> {ecn}{last.FlagText} {start}:{unchecked(start + (uint)bytes)}({bytes})")
            + (last.Has(TcpFlags.Acknowledge) ? $" ack {flow.ScriptedPeer(last)}" : "")
            + $" win {last.Window}"
            + (options.Length > 0 ? $" <{options}>" : "");
    }

    private static string Text(DrillPacket want)
    {
        var end = unchecked(want.Start + (uint)want.PayloadBytes);
        return $"> {(want.Ecn is null ? "" : $"[{want.Ecn}] ")}{want.Flags} {want.Start}:{end}({want.PayloadBytes})"
            + (want.Acknowledgment is { } number ? $" ack {number}" : "")
            + (want.Window is { } window ? $" win {window}" : "")
            + (want.Options is { Count: > 0 } options ? $" <{string.Join(',', options)}>" : want.Options is null ? " <...>" : "");
    }

    private static bool IsSame(Flow flow, DrillPacket want, in TcpSegment first, in TcpSegment last, int bytes)
    {
        var flags = last.Flags | (first.Flags & TcpFlags.CongestionWindowReduced);
        return bytes == want.PayloadBytes
            && flags == DrillFlags.Parse(want.Flags)
            && flow.Scripted(first.Sequence) == want.Start
            && (want.Acknowledgment is not { } number || flow.ScriptedPeer(last) == number)
            && (want.Window is not { } window || last.Window == window)
            && DrillFlags.IsEcn(want.Ecn, first.Ecn)
            && AreSame(want.Options, WireOptions.Of(last, flow.PeerInitial));
    }

    // TSval is the endpoint’s own clock; what it echoes counts.
    private static bool AreSame(IReadOnlyList<DrillOption>? want, List<DrillOption> got)
    {
        if (want is null)
        {
            return true;
        }

        return want.Count == got.Count && want.Zip(got).All(static pair => pair.First.Kind == pair.Second.Kind
            && (pair.First.Kind == "TS"
                ? pair.First.Numbers[1] == pair.Second.Numbers[1]
                : pair.First.Numbers.SequenceEqual(pair.Second.Numbers))
            && pair.First.Cookie == pair.Second.Cookie);
    }

    private static void Learn(Flow flow, DrillPacket want, in TcpSegment segment)
    {
        if (segment.HasTimestamps && want.Options?.FirstOrDefault(static option => option.Kind == "TS") is { } stamp)
        {
            flow.NoteTimestamp(stamp.Numbers[0], segment.TimestampValue);
        }
    }
}
