using NetSim.Network;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys of a reordering.</summary>
internal static class ReorderingFormat
{
    private const int MostDistance = 10_000;

    /// <summary>A reordering.</summary>
    public static RecordShape<Reordering> Shape { get; } = new(
        "a reordering",
        new Reordering(Probability.Zero, 1, 100.Milliseconds),
        [
            new ValueKey<Reordering, Probability>(
                "probability", "The probability that a packet falls back.", new ProbabilityShape(),
                reordering => reordering.Probability,
                (reordering, value) => reordering with { Probability = value }) { IsRequired = true },
            new ValueKey<Reordering, int>(
                "distance", "How many packets overtake it.", new WholeNumberShape<int>(1, MostDistance),
                reordering => reordering.Distance,
                (reordering, value) => reordering with { Distance = value }),
            new ValueKey<Reordering, SimDuration>(
                "timeout", "How much later than its time it arrives at the latest, where fewer follow.",
                new DurationShape(),
                reordering => reordering.Timeout,
                (reordering, value) => reordering with { Timeout = value }),
        ]);
}
