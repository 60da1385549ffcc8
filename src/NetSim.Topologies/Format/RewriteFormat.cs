using NetSim.Network.Middleboxes;
using NetSim.Topologies.Shapes;

namespace NetSim.Topologies.Format;

/// <summary>The keys of a router’s <c>rewrite</c>.</summary>
internal static class RewriteFormat
{
    /// <summary>What it changes.</summary>
    public static RecordShape<RewriteSpec> Shape { get; } = new(
        "'rewrite'",
        new RewriteSpec(),
        [
            new ValueKey<RewriteSpec, long?>(
                "mss",
                "The greatest MSS that it lets a SYN offer.",
                new OptionalShape<long>("any", new ByteCountShape(88, 65_495)),
                rewrite => rewrite.MaximumSegmentSize,
                (rewrite, value) => rewrite with { MaximumSegmentSize = (int?)value }),
            Switch("sack", "SACK", r => r.StripsSack, (r, value) => r with { StripsSack = value }),
            Switch("timestamps", "timestamps", r => r.StripsTimestamps, (r, value) => r with { StripsTimestamps = value }),
            Switch(
                "window_scaling", "window scaling", r => r.StripsWindowScale, (r, value) => r with { StripsWindowScale = value }),
            Switch("fast_open", "Fast Open", r => r.StripsFastOpen, (r, value) => r with { StripsFastOpen = value }),
            Switch("ecn", "the bits of ECN", r => r.StripsEcn, (r, value) => r with { StripsEcn = value }),
        ]);

    private static ValueKey<RewriteSpec, bool> Switch(
        string name, string what, Func<RewriteSpec, bool> strips, Func<RewriteSpec, bool, RewriteSpec> set) => new(
            name,
            $"Whether {what} may pass; false takes it out.",
            new BooleanShape(),
            rewrite => !strips(rewrite),
            (rewrite, value) => set(rewrite, !value));
}
