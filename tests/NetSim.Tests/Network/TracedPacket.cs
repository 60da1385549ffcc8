using System.Globalization;
using System.Text.RegularExpressions;
using NetSim.Network.Tracing;

namespace NetSim.Tests.Network;

/// <summary>A packet as a reference trace writes it, times in ms; the options without timestamps, of TLS records that
/// begin in it the sizes.</summary>
internal sealed partial record TracedPacket(
    double SentMs, string Direction, int Number, string Flags, long Sequence, long? Acknowledgment, int Window, int Length,
    string Options, bool IsDropped, string Records)
{
    /// <summary>The packets of a trace in <c>Traces/</c>.</summary>
    public static IReadOnlyList<TracedPacket> Read(string trace) =>
        [.. File.ReadLines(TestFiles.Beside($"Traces/{trace}.txt")).Select(line => Line().Match(line))
            .Where(match => match.Success).Select(From)];

    /// <summary>A packet of ours.</summary>
    public static TracedPacket From(PacketRecord packet) => new(
        packet.SentAt.Nanoseconds / 1e6,
        packet.FromClient ? "C>S" : "S>C",
        (int)packet.Number,
        packet.Segment.FlagText,
        packet.RelativeSequence,
        packet.RelativeAcknowledgment,
        packet.Segment.Window,
        packet.Segment.PayloadBytes,
        string.Join(',', packet.Segment.OptionText.Split(',').Select(
            static option => option.StartsWith("TS", StringComparison.Ordinal) ? "TS" : option.Replace(" ", "", StringComparison.Ordinal))),
        packet.DeliveredAt is null,
        string.Join(' ', Record().Matches(packet.Tls).Select(record => record.Groups["bytes"].Value)));

    private static TracedPacket From(Match match)
    {
        var options = Timestamps().Replace(match.Groups["options"].Value, "TS");
        return new TracedPacket(
            double.Parse(match.Groups["at"].Value, CultureInfo.InvariantCulture),
            match.Groups["direction"].Value,
            Parse(match.Groups["number"])!.Value,
            FlagsInOurOrder(match.Groups["flags"].Value),
            Parse(match.Groups["seq"])!.Value,
            Parse(match.Groups["ack"]),
            Parse(match.Groups["window"])!.Value,
            Parse(match.Groups["length"])!.Value,
            options.Replace(" ", "", StringComparison.Ordinal),
            match.Groups["dropped"].Success,
            string.Join(' ', Record().Matches(match.Groups["tls"].Value)
                .Where(record => !record.Groups["continued"].Success).Select(record => record.Groups["bytes"].Value)));
    }

    private static int? Parse(Group group) =>
        group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    // The traces write “AF”, tcpdump and we “F.”.
    private static string FlagsInOurOrder(string flags) =>
        flags.Replace("A", "", StringComparison.Ordinal) + (flags.Contains('A', StringComparison.Ordinal) ? "." : "");

    [GeneratedRegex(@"^\s*(?<at>-?[\d.]+)\s+(?<direction>C>S|S>C) #(?<number>\d+)\s+\[(?<flags>\w+)\s*\] "
        + @"seq=(?<seq>\d+)(-\d+)? (ack=(?<ack>\d+) )?win=(?<window>\d+) len=(?<length>\d+) <(?<options>.*)> "
        + @"(-> [\d.]+|(?<dropped>\*\* DROPPED[^{]*))\s*(\{(?<tls>.*)\})?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex(@"TS \d+/\d+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Timestamps();

    // Records that begin in the segment, and those that only go on in it.
    [GeneratedRegex(@"\[(?<bytes>\d+)\](?<continued>\(cont\))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Record();
}
