using System.Globalization;
using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Protocols;
using NetSim.Topologies.Nodes;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>Which packets are lost: a probability, or a model such as <c>{ burst: { loss: 1 %, length: 5 } }</c>.</summary>
internal static class LossShape
{
    private const int MostPackets = 1_000_000_000;
    private static readonly ProbabilityShape Share = new();

    private static readonly RecordShape<LossModel.GilbertElliott> Chain = new(
        "a Gilbert-Elliott chain",
        new LossModel.GilbertElliott(Probability.Zero, new Probability(1), new Probability(1), Probability.Zero),
        [
            Key("to_bad", "Probability of a step from the good state to the bad one, a step for each packet.",
                chain => chain.ToBad, (chain, value) => chain with { ToBad = value }, isRequired: true),
            Key("to_good", "Probability of a step from the bad state to the good one.",
                chain => chain.ToGood, (chain, value) => chain with { ToGood = value }, isRequired: true),
            Key("loss_in_bad", "Probability that a packet is lost in the bad state.",
                chain => chain.LossInBad, (chain, value) => chain with { LossInBad = value }),
            Key("loss_in_good", "Probability that a packet is lost in the good state.",
                chain => chain.LossInGood, (chain, value) => chain with { LossInGood = value }),
        ])
    {
        Check = (chain, node, context) =>
        {
            if (node.Find("to_good") is { } back && chain.ToGood == Probability.Zero)
            {
                context.Report(back.Value.Origin, "'to_good' is zero: the bad state would never end");
            }
        },
    };

    private static readonly RecordShape<(Probability Loss, double Length)> Burst = new(
        "a burst",
        (Probability.Zero, 1),
        [
            new ValueKey<(Probability Loss, double Length), Probability>(
                "loss", "The share of packets that are lost.", Share,
                burst => burst.Loss, (burst, value) => burst with { Loss = value }) { IsRequired = true },
            new ValueKey<(Probability Loss, double Length), double>(
                "length", "How many packets in a row are lost on average.", new NumberShape(1, 1e6),
                burst => burst.Length, (burst, value) => burst with { Length = value }) { IsRequired = true },
        ])
    {
        Check = CheckBurst,
    };

    private static readonly RecordShape<LossModel.Periodic> Period = new(
        "a period",
        new LossModel.Periodic(1, 0),
        [
            new ValueKey<LossModel.Periodic, int>(
                "every", "One packet of a connection in so many is lost.", new WholeNumberShape<int>(1, MostPackets),
                period => period.Every, (period, value) => period with { Every = value }) { IsRequired = true },
            new ValueKey<LossModel.Periodic, int>(
                "first", "The first that is lost, from 1; by default the last of the first period.",
                new WholeNumberShape<int>(1, MostPackets),
                period => period.First == 0 ? period.Every : period.First,
                (period, value) => period with { First = value }) { ShowsDefault = false },
        ]);

    private static readonly RecordShape<LossModel.Recorded> Record = new(
        "a record of losses",
        new LossModel.Recorded(0, []),
        [
            new ValueKey<LossModel.Recorded, int>(
                "packets", "How many packets were recorded; then it begins again.",
                new WholeNumberShape<int>(1, Limits.TraceRows),
                record => record.Length, (record, value) => record with { Length = value }) { IsRequired = true },
            new ValueKey<LossModel.Recorded, IReadOnlyList<OrdinalRange>>(
                "lost", "Which of them were lost, from 1.",
                new ListShape<OrdinalRange>(new OrdinalShape(), "packets", Limits.Items),
                record => record.Lost, (record, value) => record with { Lost = [.. value] }) { IsRequired = true },
        ]);

    /// <summary>The shape.</summary>
    public static OneOfShape<LossModel> Shape { get; } = new(
        "a loss",
        "a probability such as 1 %, or a model such as { burst: { loss: 1 %, length: 5 } }",
        new MappedShape<LossModel, Probability>(
            Share, value => new LossModel.Bernoulli(value), model => ((LossModel.Bernoulli)model).Probability),
        [
            Model("gilbert_elliott", Chain),
            new ShapeAlternative<LossModel, (Probability Loss, double Length)>(
                "burst", Burst, burst => LossModel.GilbertElliott.OfBursts(burst.Loss.Value, burst.Length),
                _ => false, _ => default),
            new ShapeAlternative<LossModel, LossModel.Periodic>(
                "periodic", Period,
                period => period.First == 0 ? period with { First = period.Every } : period,
                model => model is LossModel.Periodic, model => (LossModel.Periodic)model),
            Model("recorded", Record),
            new ShapeAlternative<LossModel, LossModel.Recorded>(
                "trace", new LossTraceShape(), record => record, _ => false, model => (LossModel.Recorded)model),
            new ShapeAlternative<LossModel, Probability>(
                "bit_errors", Share, rate => new LossModel.BitErrors(rate),
                model => model is LossModel.BitErrors, model => ((LossModel.BitErrors)model).Rate),
        ]);

    private static ShapeAlternative<LossModel, TModel> Model<TModel>(string name, Shape<TModel> shape)
        where TModel : LossModel =>
        new(name, shape, model => model, model => model is TModel, model => (TModel)model);

    private static ValueKey<LossModel.GilbertElliott, Probability> Key(
        string name,
        string doc,
        Func<LossModel.GilbertElliott, Probability> get,
        Func<LossModel.GilbertElliott, Probability, LossModel.GilbertElliott> set,
        bool isRequired = false) => new(name, doc, Share, get, set) { IsRequired = isRequired };

    // A burst of one cannot follow the one before at once, so not every share can be reached with it.
    private static void CheckBurst((Probability Loss, double Length) burst, MappingNode node, ReadContext context)
    {
        var loss = burst.Loss.Value;
        if (loss >= 1 || loss / (1 - loss) > burst.Length)
        {
            context.Report(node.Origin, string.Create(
                CultureInfo.InvariantCulture,
                $"bursts of {burst.Length} packets on average lose at most {burst.Length / (1 + burst.Length):0.###} of all"));
        }
    }
}
