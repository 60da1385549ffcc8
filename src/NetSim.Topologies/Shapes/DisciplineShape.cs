using NetSim.Network;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>How a queue decides: <c>drop_tail</c>, <c>codel</c>, <c>{ red: { min: 5, max: 15 } }</c>.</summary>
internal static class DisciplineShape
{
    private const string EcnDoc = "Whether packets are marked instead of dropped where they may be (RFC 3168).";

    private static readonly QueueDiscipline.Red DefaultRed =
        new(5, 15, new Probability(0.1), 0.002, IsGentle: true, Ecn: false);

    private static readonly QueueDiscipline.CoDel DefaultCoDel = new(5.Milliseconds, 100.Milliseconds, Ecn: false);

    private static readonly QueueDiscipline.FqCoDel DefaultFqCoDel =
        new(5.Milliseconds, 100.Milliseconds, 1514, 1024, Ecn: true);

    private static readonly RecordShape<QueueDiscipline.Red> Red = new(
        "a RED queue",
        DefaultRed,
        [
            new ValueKey<QueueDiscipline.Red, double>(
                "min", "Average length in packets from which it drops.", new NumberShape(0.1, 1e6),
                red => red.Minimum, (red, value) => red with { Minimum = value }),
            new ValueKey<QueueDiscipline.Red, double>(
                "max", "Average length in packets at which it drops with the stated probability.", new NumberShape(0.1, 1e6),
                red => red.Maximum, (red, value) => red with { Maximum = value }),
            new ValueKey<QueueDiscipline.Red, Probability>(
                "probability", "The probability there.", new ProbabilityShape(),
                red => red.MostProbability, (red, value) => red with { MostProbability = value }),
            new ValueKey<QueueDiscipline.Red, double>(
                "weight", "Weight of the current length in the average.", new NumberShape(1e-9, 1),
                red => red.Weight, (red, value) => red with { Weight = value }),
            new ValueKey<QueueDiscipline.Red, bool>(
                "gentle", "Whether the probability rises to 1 at twice the maximum, and does not jump to it.", new BooleanShape(),
                red => red.IsGentle, (red, value) => red with { IsGentle = value }),
            new ValueKey<QueueDiscipline.Red, bool>(
                "ecn", EcnDoc, new BooleanShape(), red => red.Ecn, (red, value) => red with { Ecn = value }),
        ])
    {
        Check = (red, node, context) =>
        {
            if (red.Maximum <= red.Minimum)
            {
                context.Report(node.Origin, "'max' has to be more than 'min'");
            }
        },
    };

    private static readonly RecordShape<QueueDiscipline.CoDel> CoDel = new(
        "a CoDel queue",
        DefaultCoDel,
        [
            new ValueKey<QueueDiscipline.CoDel, SimDuration>(
                "target", "The wait that is accepted for good.", new DurationShape(MayBeZero: false),
                queue => queue.Target, (queue, value) => queue with { Target = value }),
            new ValueKey<QueueDiscipline.CoDel, SimDuration>(
                "interval", "How long a wait above it is accepted.", new DurationShape(MayBeZero: false),
                queue => queue.Interval, (queue, value) => queue with { Interval = value }),
            new ValueKey<QueueDiscipline.CoDel, bool>(
                "ecn", EcnDoc, new BooleanShape(), queue => queue.Ecn, (queue, value) => queue with { Ecn = value }),
        ]);

    private static readonly RecordShape<QueueDiscipline.FqCoDel> FqCoDel = new(
        "an FQ-CoDel queue",
        DefaultFqCoDel,
        [
            new ValueKey<QueueDiscipline.FqCoDel, SimDuration>(
                "target", "The wait that is accepted for good.", new DurationShape(MayBeZero: false),
                queue => queue.Target, (queue, value) => queue with { Target = value }),
            new ValueKey<QueueDiscipline.FqCoDel, SimDuration>(
                "interval", "How long a wait above it is accepted.", new DurationShape(MayBeZero: false),
                queue => queue.Interval, (queue, value) => queue with { Interval = value }),
            new ValueKey<QueueDiscipline.FqCoDel, int>(
                "quantum", "How many bytes a flow sends in its turn.",
                new MappedShape<int, long>(new ByteCountShape(40, 1_000_000), bytes => (int)bytes, bytes => bytes),
                queue => queue.Quantum, (queue, value) => queue with { Quantum = value }),
            new ValueKey<QueueDiscipline.FqCoDel, int>(
                "flows", "Among how many queues flows are spread.", new WholeNumberShape<int>(1, 65_536),
                queue => queue.Flows, (queue, value) => queue with { Flows = value }),
            new ValueKey<QueueDiscipline.FqCoDel, bool>(
                "ecn", EcnDoc, new BooleanShape(), queue => queue.Ecn, (queue, value) => queue with { Ecn = value }),
        ]);

    /// <summary>The shape.</summary>
    public static OneOfShape<QueueDiscipline?> Shape { get; } = new(
        "a queue discipline",
        "a discipline such as codel, or { codel: { target: 5 ms } }",
        new ChoiceShape<QueueDiscipline?>(
            "a queue discipline",
            [("drop_tail", null), ("red", DefaultRed), ("codel", DefaultCoDel), ("fq_codel", DefaultFqCoDel)]),
        [Of("red", Red), Of("codel", CoDel), Of("fq_codel", FqCoDel)]);

    private static ShapeAlternative<QueueDiscipline?, T> Of<T>(string name, Shape<T> shape)
        where T : QueueDiscipline =>
        new(name, shape, queue => queue, queue => queue is T, queue => (T)queue!);
}
