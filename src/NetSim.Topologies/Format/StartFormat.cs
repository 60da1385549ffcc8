using NetSim.Network;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys under a connection’s <c>start</c>.</summary>
internal static class StartFormat
{
    /// <summary>The key of periodic arrivals.</summary>
    public const string Every = "every";

    /// <summary>The key of random arrivals.</summary>
    public const string Poisson = "poisson";

    private const string First = "first";
    private const string Count = "count";
    private const string Until = "until";

    /// <summary>When instances open.</summary>
    public static RecordShape<StartSpec> Shape { get; } = new(
        "'start'",
        new StartSpec(),
        [
            new ValueKey<StartSpec, SimDuration>(
                First,
                "When the first opens, or when random arrivals begin.",
                new DurationShape(),
                start => start.First,
                (start, value) => start with { First = value }),
            new ValueKey<StartSpec, SimDuration>(
                Every,
                "The time from one to the next.",
                new DurationShape(MayBeZero: false),
                start => start.Every ?? SimDuration.Zero,
                (start, value) => start with { Every = value })
            {
                ShowsDefault = false,
                IsWritten = start => start.Every is not null,
            },
            new ValueKey<StartSpec, double>(
                Poisson,
                "The mean number that open in a second, at random.",
                new FrequencyShape(),
                start => start.PoissonPerSecond ?? 0,
                (start, value) => start with { PoissonPerSecond = value })
            {
                ShowsDefault = false,
                IsWritten = start => start.PoissonPerSecond is not null,
            },
            new ValueKey<StartSpec, int?>(
                Count,
                "How many open: 1, or with arrivals as many as there is time for (unlimited).",
                new OptionalShape<int>("unlimited", new WholeNumberShape<int>(1, Limits.Instances)),
                start => start.Count,
                (start, value) => start with { Count = value }) { ShowsDefault = false },
            new ValueKey<StartSpec, SimDuration?>(
                Until,
                "None opens at or after this time; end: the end of the run.",
                new OptionalShape<SimDuration>("end", new DurationShape(MayBeZero: false)),
                start => start.Until,
                (start, value) => start with { Until = value }),
        ])
    {
        Check = Check,
    };

    /// <summary>Reports a connection that opens after the run.</summary>
    public static void CheckFirst(SimDuration first, Origin origin, ReadContext context)
    {
        if (first >= context.Duration)
        {
            context.Report(
                origin,
                $"nothing opens at {UnitText.Format(first)}: the run ends at "
                    + $"{UnitText.Format(context.Duration)} ('duration')");
        }
    }

    private static void Check(StartSpec start, MappingNode node, ReadContext context)
    {
        var origin = node.Find(First)?.Value.Origin ?? node.Origin;
        CheckFirst(start.First, origin, context);
        var arrives = start.Every is not null || start.PoissonPerSecond is not null;
        if (start is { Every: not null, PoissonPerSecond: not null } && node.Find(Poisson) is { } poisson)
        {
            context.Report(poisson.Key.Origin, $"either '{Every}' or '{Poisson}', not both");
        }

        if (!arrives && node.Find(Every) is null && node.Find(Poisson) is null)
        {
            CheckWithoutArrivals(start, node, context);
        }

        if (start.Until is { } until && until <= start.First && node.Find(Until) is { } end)
        {
            context.Report(end.Value.Origin, $"nothing opens: '{Until}' is not after '{First}'");
        }

        if (arrives && start.Count is null && MeanCount(start, context) > Limits.Instances)
        {
            context.Report(
                node.Origin,
                $"more than {Limits.Instances} instances in a run: limit them with '{Count}' or '{Until}'");
        }
    }

    private static void CheckWithoutArrivals(StartSpec start, MappingNode node, ReadContext context)
    {
        if (start.Count is null && node.Find(Count) is { } count)
        {
            context.Report(count.Value.Origin, $"'unlimited' needs '{Every}' or '{Poisson}'");
        }

        if (start.Until is not null && node.Find(Until) is { } until)
        {
            context.Report(
                until.Key.Origin,
                $"'{Until}' needs '{Every}' or '{Poisson}': without them all open at '{First}'");
        }
    }

    private static double MeanCount(StartSpec start, ReadContext context)
    {
        var end = SimDuration.Min(start.Until ?? context.Duration, context.Duration);
        var seconds = Math.Max(0, (end - start.First).InSeconds);
        return seconds * (start.PoissonPerSecond ?? 1 / start.Every!.Value.InSeconds);
    }
}
