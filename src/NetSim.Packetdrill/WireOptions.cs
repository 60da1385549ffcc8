using NetSim.Protocols.Tcp;

namespace NetSim.Packetdrill;

/// <summary>TCP options as they lie in a header: those of ours in Linux’s order, those of a script in any.</summary>
internal static class WireOptions
{
    private static readonly DrillOption Nop = new("nop", []);

    /// <summary>The options of a segment of ours (Linux tcp_options_write).</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="peerInitial">What the script’s numbers of the peer count from.</param>
    public static List<DrillOption> Of(in TcpSegment segment, uint peerInitial)
    {
        var options = new List<DrillOption>();
        if (segment.MaximumSegmentSize > 0)
        {
            options.Add(new DrillOption("mss", [segment.MaximumSegmentSize]));
        }

        if (segment.HasTimestamps)
        {
            options.AddRange(segment.SackPermitted ? [new DrillOption("sackOK", [])] : [Nop, Nop]);
            options.Add(new DrillOption("TS", [segment.TimestampValue, segment.TimestampEcho]));
        }
        else if (segment.SackPermitted)
        {
            options.AddRange([Nop, Nop, new DrillOption("sackOK", [])]);
        }

        if (segment.WindowScale is { } shift)
        {
            options.AddRange([Nop, new DrillOption("wscale", [shift])]);
        }

        if (segment.SackBlockCount > 0)
        {
            var edges = new List<uint>();
            var blocks = segment.Sack;
            for (var i = 0; i < segment.SackBlockCount; i++)
            {
                edges.AddRange(
                    [unchecked(blocks[i].Start.Value - peerInitial), unchecked(blocks[i].End.Value - peerInitial)]);
            }

            options.AddRange([Nop, Nop, new DrillOption("sack", edges)]);
        }

        if (segment.FastOpen is { } cookie)
        {
            var name = cookie.IsExperimental ? "FOEXP" : "FO";
            options.Add(new DrillOption(name, [], cookie.Hex));
            var bytes = (cookie.IsExperimental ? 4 : 2) + cookie.Hex.Length / 2;
            options.AddRange(Enumerable.Repeat(Nop, cookie.OptionBytes - bytes));
        }

        return options;
    }

    /// <summary>A segment with the options that a script writes.</summary>
    /// <param name="segment">Its header without options.</param>
    /// <param name="options">The options.</param>
    /// <param name="ours">Turns a number of our sequence space, as the script has it, into the live one.</param>
    /// <param name="echo">Turns a timestamp of ours, as the script has it, into the live one.</param>
    public static TcpSegment Apply(
        TcpSegment segment, IReadOnlyList<DrillOption> options, Func<uint, SequenceNumber> ours, Func<uint, uint> echo)
    {
        foreach (var option in options)
        {
            segment = option.Kind switch
            {
                "mss" => segment with { MaximumSegmentSize = (ushort)option.Numbers[0] },
                "wscale" => segment with { WindowScale = (byte)option.Numbers[0] },
                "sackOK" => segment with { SackPermitted = true },
                "TS" => segment with
                {
                    HasTimestamps = true,
                    TimestampValue = option.Numbers[0],
                    TimestampEcho = echo(option.Numbers[1]),
                },
                "FO" or "FOEXP" => segment with
                {
                    FastOpen = new FastOpenCookie(option.Cookie ?? "", option.Kind == "FOEXP"),
                },
                "sack" => WithBlocks(segment, option.Numbers, ours),
                _ => segment,
            };
        }

        return segment;
    }

    private static TcpSegment WithBlocks(TcpSegment segment, IReadOnlyList<uint> edges, Func<uint, SequenceNumber> ours)
    {
        var blocks = default(SackBlocks);
        var count = Math.Min(SackBlocks.Capacity, edges.Count / 2);
        for (var i = 0; i < count; i++)
        {
            blocks[i] = new SequenceRange(ours(edges[2 * i]), ours(edges[2 * i + 1]));
        }

        return segment with { Sack = blocks, SackBlockCount = (byte)count };
    }
}
