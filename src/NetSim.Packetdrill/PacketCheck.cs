using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>Compares a packet of the endpoint with the one that a script expects.</summary>
/// <param name="checksTimestamps">Whether the values of timestamps count, too.</param>
internal sealed class PacketCheck(bool checksTimestamps)
{
    /// <summary>A packet of the endpoint, as the script counts.</summary>
    public static string TextOf(SimulatedSocket socket, in TcpSegment segment) => PacketText.Of(
        segment.Flags,
        SequenceOf(socket, segment),
        segment.PayloadBytes,
        segment.Has(TcpFlags.Acknowledge) ? segment.Acknowledgment.Value : null,
        segment.Window,
        PacketText.OptionsOf(segment, ScriptTimestamp(socket, segment.TimestampValue)));

    /// <summary>Compares.</summary>
    /// <param name="expected">What the script says.</param>
    /// <param name="text">The same as text.</param>
    /// <param name="socket">Whose packet it is.</param>
    /// <param name="got">What was sent, joined of several segments perhaps.</param>
    /// <param name="firstFlags">The flags of the first of them.</param>
    public void Compare(PacketAction expected, string text, SimulatedSocket socket, SentPacket got, TcpFlags firstFlags)
    {
        var segment = got.Segment;
        segment = segment with { Flags = segment.Flags | (firstFlags & TcpFlags.CongestionWindowReduced) };
        if (segment.Has(TcpFlags.Syn) && expected.Flags.HasFlag(TcpFlags.Syn))
        {
            socket.LocalOffset = unchecked(expected.Sequence - segment.Sequence.Value);
        }

        LearnTimestamp(expected, socket, segment);
        var isEqual = segment.Flags == expected.Flags
            && SequenceOf(socket, segment) == expected.Sequence
            && segment.PayloadBytes == expected.PayloadBytes
            && (!segment.Has(TcpFlags.Acknowledge) || segment.Acknowledgment.Value == (expected.Acknowledgment ?? 0))
            && (expected.Window is null || segment.Window == expected.Window)
            && HasCodepoint(expected.Ip, segment.Ecn)
            && HasOptions(expected.Options, socket, segment);
        if (!isEqual)
        {
            var mark = expected.Ip is null ? "" : $"[{expected.Ip}] ";
            var found = expected.Ip is null ? "" : $"[{NameOf(segment.Ecn)}] ";
            throw new ScriptRunException($"expected {mark}{text}, got {found}{TextOf(socket, segment)} at {got.At}");
        }
    }

    /// <summary>The codepoint that brackets in front of a packet name.</summary>
    public static EcnCodepoint CodepointOf(string? ip) => ip?.Split(' ', ',')[0] switch
    {
        "ect0" => EcnCodepoint.Capable0,
        "ect1" => EcnCodepoint.Capable1,
        "ce" => EcnCodepoint.CongestionExperienced,
        _ => EcnCodepoint.NotCapable,
    };

    private static bool HasCodepoint(string? ip, EcnCodepoint got) => ip?.Split(' ', ',')[0] switch
    {
        "ect01" => got is EcnCodepoint.Capable0 or EcnCodepoint.Capable1,
        "ect0" or "ect1" or "ce" or "noecn" => got == CodepointOf(ip),
        _ => true,
    };

    private static string NameOf(EcnCodepoint codepoint) => codepoint switch
    {
        EcnCodepoint.NotCapable => "noecn",
        EcnCodepoint.Capable1 => "ect1",
        EcnCodepoint.Capable0 => "ect0",
        EcnCodepoint.CongestionExperienced => "ce",
    };

    // A RST for a segment without ACK has the number 0 itself.
    private static uint SequenceOf(SimulatedSocket socket, in TcpSegment segment) =>
        segment.Has(TcpFlags.Reset) && segment.Sequence.Value == 0
            ? 0
            : unchecked(segment.Sequence.Value + (socket.LocalOffset ?? DefaultOffset(socket, segment)));

    // Before our SYN was matched, our numbers count from it.
    private static uint DefaultOffset(SimulatedSocket socket, in TcpSegment segment) =>
        segment.Has(TcpFlags.Syn) && socket.Connection is { } connection
            ? unchecked(0 - connection.InitialSequence.Value)
            : 0;

    private static void LearnTimestamp(PacketAction expected, SimulatedSocket socket, in TcpSegment segment)
    {
        var written = expected.Options?.FirstOrDefault(option => option.StartsWith("TS val ", StringComparison.Ordinal));
        if (segment.HasTimestamps && written?.Split(' ') is [_, _, var text, ..] && uint.TryParse(text, out var value))
        {
            socket.FirstTimestamp ??= (value, segment.TimestampValue);
            socket.Timestamps[value] = segment.TimestampValue;
        }
    }

    private static uint ScriptTimestamp(SimulatedSocket socket, uint live) =>
        socket.FirstTimestamp is { } first ? unchecked(live - first.Live + first.Script) : live;

    private bool HasOptions(IReadOnlyList<string>? expected, SimulatedSocket socket, in TcpSegment segment)
    {
        if (expected is null)
        {
            return true;
        }

        var got = PacketText.OptionsOf(segment, ScriptTimestamp(socket, segment.TimestampValue));
        if (got.Count != expected.Count)
        {
            return false;
        }

        for (var i = 0; i < got.Count; i++)
        {
            if (got[i] != expected[i] && (checksTimestamps || !IsSameEcho(got[i], expected[i])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSameEcho(string got, string expected) =>
        got.Split(' ') is ["TS", _, _, _, var left] && expected.Split(' ') is ["TS", _, _, _, var right] && left == right;
}
