using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Protocols;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Presets;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys of a link.</summary>
internal static class LinkFormat
{
    private const string Queue = "queue";
    private const string Discipline = "discipline";
    private const int MostOverhead = 65_535;
    private const int MostCost = 65_535;

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
            new ExpandedKey<LinkSpec>(
                LinkPresets.Key,
                "A kind of access or distance with its delay and rate; the keys beside it come on top (docs/presets.md).",
                static (_, _) => new JsonObject
                {
                    ["type"] = "string",
                    ["enum"] = new JsonArray([.. LinkPresets.Names.Select(name => (JsonNode)JsonValue.Create(name))]),
                }),
            Directional<(SimDuration Delay, Preferences<DelayStep> Steps)>(
                "delay", "Propagation delay.", DelayShape.Shape,
                way => (way.Delay, way.DelaySteps),
                (way, value) => way with { Delay = value.Delay, DelaySteps = value.Steps }),
            Directional(
                "jitter", "A random addition to the delay of each packet.",
                new KeywordShape<Jitter>("none", JitterShape.Shape),
                way => way.Jitter, (way, value) => way with { Jitter = value }),
            Directional<(DataRate? Rate, RateModel? Model)>(
                "rate",
                "Rate of transmission, counted over IP packets; unlimited: transmission takes no time.",
                RateModelShape.Shape,
                way => (way.Rate, way.RateModel),
                (way, value) => way with { Rate = value.Rate, RateModel = value.Model }),
            Directional(
                Queue, "How much may wait for transmission; what comes on top is dropped. Needs a rate.",
                new KeywordShape<QueueLimit>("unlimited", new QueueShape()),
                way => way.Queue, (way, value) => way with { Queue = value }),
            Directional(
                Discipline, "How the queue decides which packet is sent next, and what is dropped before it is full. Needs a rate.",
                DisciplineShape.Shape,
                way => way.Discipline, (way, value) => way with { Discipline = value }),
            Directional(
                "overtaking",
                "Whether a packet with a shorter delay overtakes one before it; otherwise it arrives with it.",
                new BooleanShape(),
                way => way.AllowsOvertaking, (way, value) => way with { AllowsOvertaking = value }),
            Directional(
                "overhead", "Bytes that the link adds to each packet.",
                new MappedShape<int, long>(new ByteCountShape(0, MostOverhead), bytes => (int)bytes, bytes => bytes),
                way => way.OverheadBytes, (way, value) => way with { OverheadBytes = value }),
            .. MtuFormat.Keys,
            Directional(
                "loss", "Which packets are lost: a probability, each on its own, or a model.",
                LossShape.Shape,
                way => way.LossModel ?? new LossModel.Bernoulli(way.Loss),
                (way, value) => value is LossModel.Bernoulli(var loss)
                    ? way with { Loss = loss, LossModel = null }
                    : way with { Loss = Probability.Zero, LossModel = value }),
            Directional(
                "corrupt", "Probability that the checksum of a packet fails at its receiver, which drops it.",
                new ProbabilityShape(),
                way => way.Corruption, (way, value) => way with { Corruption = value }),
            Directional(
                "duplicate", "Probability that a packet comes twice.",
                new ProbabilityShape(),
                way => way.Duplication, (way, value) => way with { Duplication = value }),
            Directional(
                "reorder", "Packets that fall back behind those that follow.",
                new KeywordShape<Reordering>("none", ReorderingFormat.Shape),
                way => way.Reordering, (way, value) => way with { Reordering = value }),
            Directional<IReadOnlyList<Outage>>(
                "down", "When the link is down.",
                new ListShape<Outage>(OutageFormat.Shape, "outages", Limits.Items),
                way => way.Outages, (way, value) => way with { Outages = [.. value] }),
            Directional(
                "drop",
                "Packets that are lost for sure, by their ordinal in the direction, from 1, or by their sequence number.",
                new ListShape<DropRule>(new DropShape(), "packets", Limits.Items),
                DropRule.Of, DropRule.Set,
                mayBeOne: false),
            new ValueKey<LinkSpec, BothWays<int>>(
                "cost",
                "What it costs packets to take it: they take the way with the least sum.",
                new BothWaysShape<int>(new WholeNumberShape<int>(1, MostCost), true),
                link => new BothWays<int>(link.Forward.Cost, link.Backward.Cost),
                (link, value) => link with
                {
                    Forward = link.Forward with { Cost = value.Forward },
                    Backward = link.Backward with { Cost = value.Backward },
                })
            {
                IsWritten = link => link is not { Forward.Cost: 1, Backward.Cost: 1 },
            },
        ])
    {
        Check = (link, node, context) =>
        {
            Check(link, node, context);
            MtuFormat.Check(link, node, context);
        },
    };

    /// <summary>A key that goes for each direction.</summary>
    public static ValueKey<LinkSpec, BothWays<T>> Directional<T>(
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

        if (node.Find(Discipline) is not { } discipline)
        {
            return;
        }

        if (IsUndisciplined(link.Forward) || IsUndisciplined(link.Backward))
        {
            context.Report(discipline.Key.Origin, "a queue discipline needs a rate: without one nothing ever waits");
        }

        if (CannotKnowWaits(link.Forward) || CannotKnowWaits(link.Backward))
        {
            context.Report(
                discipline.Key.Origin, "a limit in time goes with drop_tail: other queues do not know how long a packet will wait");
        }
    }

    private static bool IsIdle(LinkDirectionSpec way) => way is { Queue: not null, Rate: null, RateModel: null };

    private static bool IsUndisciplined(LinkDirectionSpec way) =>
        way is { Discipline: not null, Rate: null, RateModel: null };

    private static bool CannotKnowWaits(LinkDirectionSpec way) =>
        way is { Discipline: not null, Queue.Time: not null };
}
