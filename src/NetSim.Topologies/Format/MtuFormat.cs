using System.Collections.Immutable;
using NetSim.Network;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;

namespace NetSim.Topologies.Format;

/// <summary>The keys of a link that say how large packets may be.</summary>
internal static class MtuFormat
{
    // The least link that carries both sides’ smallest MSS with their headers and options.
    private const int Least = 188;
    private const int Most = 65_575;
    private const string Mtu = "mtu";
    private const string Icmp = "icmp";

    /// <summary>The keys.</summary>
    public static ImmutableArray<RecordKey<LinkSpec>> Keys { get; } =
    [
        LinkFormat.Directional<long?>(
            Mtu,
            "The largest IP packet that it takes; unlimited: any. Hosts at it make their segments fit.",
            new OptionalShape<long>("unlimited", new ByteCountShape(Least, Most)),
            way => way.Mtu, (way, value) => way with { Mtu = (int?)value }),
        LinkFormat.Directional(
            Icmp,
            "Whether the router in front of it tells the sender of a packet that is too large.",
            new BooleanShape(),
            way => way.ReportsTooLarge, (way, value) => way with { ReportsTooLarge = value }),
    ];

    /// <summary>Nothing that is written is ignored: without an MTU nothing is too large.</summary>
    public static void Check(LinkSpec link, MappingNode node, ReadContext context)
    {
        if (node.Find(Icmp) is { } entry && (IsNeedless(link.Forward) || IsNeedless(link.Backward)))
        {
            context.Report(entry.Key.Origin, $"'{Icmp}: false' needs an '{Mtu}': without one no packet is too large");
        }
    }

    private static bool IsNeedless(LinkDirectionSpec way) => way is { ReportsTooLarge: false, Mtu: null };
}
