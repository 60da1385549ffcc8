using System.Globalization;
using NetSim.Protocols.Tcp;

namespace NetSim.Packetdrill;

/// <summary>Options as packetdrill writes them, in the order and with the padding of Linux.</summary>
internal static class PacketText
{
    /// <summary>The options of a segment that the endpoint sent.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="timestamp">The timestamp as the script counts.</param>
    public static List<string> OptionsOf(in TcpSegment segment, uint timestamp)
    {
        var options = new List<string>();
        if (segment.MaximumSegmentSize > 0)
        {
            options.Add($"mss {segment.MaximumSegmentSize}");
        }

        if (segment.SackPermitted && segment.HasTimestamps)
        {
            options.Add("sackOK");
        }
        else if (segment.SackPermitted || segment.HasTimestamps)
        {
            options.AddRange(["nop", "nop"]);
            options.AddRange(segment.SackPermitted ? ["sackOK"] : []);
        }

        if (segment.HasTimestamps)
        {
            options.Add($"TS val {timestamp} ecr {segment.TimestampEcho}");
        }

        if (segment.WindowScale is { } shift)
        {
            options.AddRange(["nop", $"wscale {shift}"]);
        }

        if (segment.SackBlockCount > 0)
        {
            var blocks = segment.Sack;
            var text = "sack";
            for (var i = 0; i < segment.SackBlockCount; i++)
            {
                text += $" {blocks[i].Start}:{blocks[i].End}";
            }

            options.AddRange(["nop", "nop", text]);
        }

        return options;
    }

    /// <summary>A segment, its numbers as the script counts.</summary>
    public static string Of(
        TcpFlags flags, uint sequence, int payload, uint? acknowledgment, ushort? window, IReadOnlyList<string>? options)
    {
        var text = $"{TcpText.Of(flags)} {sequence}:{unchecked(sequence + (uint)payload)}({payload})";
        text += acknowledgment is { } ack ? $" ack {ack}" : "";
        text += window is { } win ? $" win {win}" : "";
        return text + (options is null ? " <...>" : options.Count > 0 ? $" <{string.Join(',', options)}>" : "");
    }

    /// <summary>Reads the options of a segment that comes to the endpoint.</summary>
    /// <param name="segment">The segment without options.</param>
    /// <param name="options">The options.</param>
    /// <param name="localOffset">What to take from our numbers.</param>
    /// <param name="echo">The endpoint’s timestamp for one of the script.</param>
    /// <exception cref="ScriptRunException">One is not known.</exception>
    public static TcpSegment WithOptions(
        TcpSegment segment, IReadOnlyList<string> options, uint localOffset, Func<uint, uint> echo)
    {
        foreach (var option in options)
        {
            var words = option.Split(' ');
            segment = words[0] switch
            {
                "nop" or "eol" or "FO" or "FOEXP" => segment,
                "mss" when words.Length == 2 => segment with { MaximumSegmentSize = (ushort)Number(words[1]) },
                "wscale" when words.Length == 2 => segment with { WindowScale = (byte)Number(words[1]) },
                "sackOK" => segment with { SackPermitted = true },
                "TS" when words.Length == 5 => segment with
                {
                    HasTimestamps = true,
                    TimestampValue = Number(words[2]),
                    TimestampEcho = Number(words[4]) is var ecr and not 0 ? echo(ecr) : 0,
                },
                "sack" => WithBlocks(segment, words, localOffset),
                "md5" => throw new ScriptRunException("MD5 signatures", isApplicable: false),
                _ => throw new ScriptRunException($"the option '{option}' is not known"),
            };
        }

        return segment;
    }

    private static TcpSegment WithBlocks(TcpSegment segment, string[] words, uint localOffset)
    {
        var blocks = default(SackBlocks);
        byte count = 0;
        foreach (var word in words.Skip(1).Take(SackBlocks.Capacity))
        {
            var edges = word.Split(':');
            if (edges.Length != 2)
            {
                throw new ScriptRunException($"'{word}' is no SACK block");
            }

            blocks[count++] = new SequenceRange(
                new SequenceNumber(unchecked(Number(edges[0]) - localOffset)),
                new SequenceNumber(unchecked(Number(edges[1]) - localOffset)));
        }

        return segment with { Sack = blocks, SackBlockCount = count };
    }

    private static uint Number(string text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ScriptRunException($"'{text}' is no number");
}
