using System.Globalization;
using System.Text.RegularExpressions;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

/// <summary>Reads a segment in packetdrill’s notation, with relative numbers: <c>S. 0:0(0) ack 1 win 65535
/// &lt;mss 1460&gt;</c>.</summary>
internal static partial class SegmentNotation
{
    /// <summary>The words that stand for the flags, numbers and payload of a segment: those are always
    /// compared.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="own">What its sequence number counts from.</param>
    /// <param name="other">What its acknowledgment number counts from.</param>
    public static string Head(in TcpSegment segment, SequenceNumber own, SequenceNumber other)
    {
        var start = own.DistanceTo(segment.Sequence);
        var acknowledgment = segment.Has(TcpFlags.Acknowledge)
            ? $" ack {other.DistanceTo(segment.Acknowledgment)}"
            : "";
        return $"{segment.FlagText} {start}:{start + segment.PayloadBytes}({segment.PayloadBytes}){acknowledgment}";
    }

    /// <summary>Takes a line apart.</summary>
    public static Line Parse(string text)
    {
        var match = Pattern().Match(text);
        Assert.True(match.Success, $"Not a segment: “{text}”. Expected like “P. 1:1001(1000) ack 1 win 100 <mss 1460>”.");
        string? Group(string name) => match.Groups[name] is { Success: true } group ? group.Value : null;
        var start = int.Parse(Group("start")!, CultureInfo.InvariantCulture);
        var payload = int.Parse(Group("length")!, CultureInfo.InvariantCulture);
        Assert.Equal(start + payload, int.Parse(Group("end")!, CultureInfo.InvariantCulture));
        return new Line(
            Group("head")!.Trim(),
            FlagsOf(Group("flags")!),
            start,
            payload,
            Group("ack") is { } ack ? int.Parse(ack, CultureInfo.InvariantCulture) : null,
            Group("win") is { } window ? ushort.Parse(window, CultureInfo.InvariantCulture) : null,
            Group("options"));
    }

    /// <summary>Fills in a segment’s options from “mss 1460,sackOK,TS val 1 ecr 0,wscale 10”.</summary>
    public static TcpSegment WithOptions(TcpSegment segment, string options)
    {
        foreach (var option in options.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = option.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            uint Number(int index) => uint.Parse(words[index], CultureInfo.InvariantCulture);
            segment = words[0] switch
            {
                "mss" => segment with { MaximumSegmentSize = (ushort)Number(1) },
                "FO" => segment with { FastOpen = new FastOpenCookie(words.Length > 1 ? words[1] : "") },
                "FOEXP" => segment with { FastOpen = new FastOpenCookie(words.Length > 1 ? words[1] : "", true) },
                "wscale" => segment with { WindowScale = (byte)Number(1) },
                "sackOK" => segment with { SackPermitted = true },
                "TS" => segment with { HasTimestamps = true, TimestampValue = Number(2), TimestampEcho = Number(4) },
                _ => throw new ArgumentException($"Unknown option “{option}”.", nameof(options)),
            };
        }

        return segment;
    }

    private static TcpFlags FlagsOf(string letters)
    {
        var flags = TcpFlags.None;
        foreach (var letter in letters)
        {
            flags |= letter switch
            {
                'S' => TcpFlags.Syn,
                'F' => TcpFlags.Fin,
                'R' => TcpFlags.Reset,
                'P' => TcpFlags.Push,
                'E' => TcpFlags.EcnEcho,
                'W' => TcpFlags.CongestionWindowReduced,
                '.' => TcpFlags.Acknowledge,
                _ => TcpFlags.None,
            };
        }

        return flags;
    }

    [GeneratedRegex(
        @"^(?<head>(?<flags>[SFRPEW.\-]+) (?<start>-?\d+):(?<end>-?\d+)\((?<length>\d+)\)( ack (?<ack>-?\d+))?)"
        + @"( win (?<win>\d+))?( <(?<options>[^>]*)>)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();

    /// <summary>A line of a script.</summary>
    internal sealed record Line(
        string Head, TcpFlags Flags, int Start, int Payload, int? Acknowledgment, ushort? Window, string? Options);
}
