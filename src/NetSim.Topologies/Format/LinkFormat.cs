using NetSim.Network;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys of a link.</summary>
internal static class LinkFormat
{
    private const string Queue = "queue";

    /// <summary>A link.</summary>
    public static RecordShape<LinkSpec> Shape { get; } = new(
        "a link",
        new LinkSpec { Name = "", From = "", To = "" },
        [
            new ValueKey<LinkSpec, (string From, string To)>(
                "between",
                "The two hosts; forward runs from the first to the second.",
                new BetweenShape(),
                link => (link.From, link.To),
                (link, value) => link with { From = value.From, To = value.To }) { IsRequired = true },
            Directional(
                "delay", "Propagation delay.", new DurationShape(),
                way => way.Delay, (way, value) => way with { Delay = value }),
            Directional(
                "jitter", "A random addition to the delay of each packet; packets never overtake each other.",
                new KeywordShape<Jitter>("none", new JitterShape()),
                way => way.Jitter, (way, value) => way with { Jitter = value }),
            Directional(
                "rate",
                "Rate of transmission, counted over IP packets; unlimited: transmission takes no time.",
                new OptionalShape<DataRate>("unlimited", new RateShape()),
                way => way.Rate, (way, value) => way with { Rate = value }),
            Directional(
                Queue, "How much may wait for transmission; what comes on top is dropped. Needs a rate.",
                new KeywordShape<QueueLimit>("unlimited", new QueueShape()),
                way => way.Queue, (way, value) => way with { Queue = value }),
            Directional(
                "loss", "Probability that a packet is lost, each packet on its own, whatever its kind.",
                new ProbabilityShape(),
                way => way.Loss, (way, value) => way with { Loss = value }),
            Directional(
                "drop",
                "Packets that are lost for sure, by their ordinal in the direction, from 1, or by their sequence number.",
                new ListShape<DropRule>(new DropShape(), "packets", Limits.Items),
                DropRule.Of, DropRule.Set,
                mayBeOne: false),
        ])
    {
        Check = Check,
    };

    private static ValueKey<LinkSpec, BothWays<T>> Directional<T>(
        string name,
        string doc,
        Shape<T> shape,
        Func<LinkDirectionSpec, T> get,
        Func<LinkDirectionSpec, T, LinkDirectionSpec> set,
        bool mayBeOne = true) => new(
            name,
            doc,
            new BothWaysShape<T>(shape, mayBeOne),
            link => new BothWays<T>(get(link.Forward), get(link.Backward)),
            (link, value) => link with
            {
                Forward = set(link.Forward, value.Forward),
                Backward = set(link.Backward, value.Backward),
            });

    private static void Check(LinkSpec link, MappingNode node, ReadContext context)
    {
        if (node.Find(Queue) is { } queue && (IsIdle(link.Forward) || IsIdle(link.Backward)))
        {
            context.Report(queue.Key.Origin, "a queue needs a rate: without one nothing ever waits");
        }
    }

    private static bool IsIdle(LinkDirectionSpec way) => way is { Queue: not null, Rate: null };
}
