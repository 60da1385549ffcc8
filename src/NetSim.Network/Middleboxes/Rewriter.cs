using NetSim.Protocols.Tcp;

namespace NetSim.Network.Middleboxes;

/// <summary>Changes segments as a middlebox does.</summary>
internal static class Rewriter
{
    /// <summary>The segment as it goes on.</summary>
    public static TcpSegment Apply(RewriteSpec spec, TcpSegment segment)
    {
        if (segment.MaximumSegmentSize > spec.MaximumSegmentSize)
        {
            segment = segment with { MaximumSegmentSize = (ushort)spec.MaximumSegmentSize };
        }

        if (spec.StripsSack)
        {
            segment = segment with { SackPermitted = false, SackBlockCount = 0 };
        }

        if (spec.StripsTimestamps)
        {
            segment = segment with { HasTimestamps = false, TimestampValue = 0, TimestampEcho = 0 };
        }

        if (spec.StripsWindowScale)
        {
            segment = segment with { WindowScale = null };
        }

        if (spec.StripsFastOpen)
        {
            segment = segment with { FastOpen = null };
        }

        return spec.StripsEcn ? WithoutEcn(segment) : segment;
    }

    private static TcpSegment WithoutEcn(in TcpSegment segment) => segment with
    {
        Ecn = EcnCodepoint.NotCapable,
        Flags = segment.Has(TcpFlags.Syn) ? segment.Flags & ~(TcpFlags.EcnEcho | TcpFlags.CongestionWindowReduced) : segment.Flags,
    };
}
