using System.Collections.Immutable;
using NetSim.Network;
using NetSim.Protocols;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys under a connection’s <c>start</c>.</summary>
internal static class StartFormat
{
    private const string Every = "every";
    private const string Poisson = "poisson";
    private const string Times = "times";
    private const string Users = "users";
    private const string First = "first";
    private const string Count = "count";
    private const string Until = "until";

    /// <summary>The keys of which one says how connections arrive.</summary>
    public static ImmutableArray<string> Kinds { get; } = [Every, Poisson, Times, Users];

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
            new ValueKey<StartSpec, Preferences<SimDuration>>(
                Times,
                "When each opens, counted from 'first': a list, or a CSV file with a column time_s.",
                new TimesShape(),
                start => start.Times,
                (start, value) => start with { Times = value })
            {
                ShowsDefault = false,
                IsWritten = start => start.Times.Count > 0,
            },
            new ValueKey<StartSpec, int>(
                Users,
                "How many users there are; each opens the next when the last is done (closed loop).",
                new WholeNumberShape<int>(1, Limits.Users),
                start => start.Users ?? 0,
                (start, value) => start with { Users = value })
            {
                ShowsDefault = false,
                IsWritten = start => start.Users is not null,
            },
            OfUsers(new ValueKey<StartSpec, RandomAmount>(
                "think",
                "What a user waits between the end of one and the open of the next.",
                AmountShape.Time,
                start => start.Think,
                (start, value) => start with { Think = value })),
            OfUsers(new ValueKey<StartSpec, SimDuration>(
                "ramp",
                "The time over which users begin, one after the other.",
                new DurationShape(),
                start => start.Ramp,
                (start, value) => start with { Ramp = value })),
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

    private static RecordKey<StartSpec> OfUsers<T>(ValueKey<StartSpec, T> key) => key with
    {
        AppliesTo = start => start.Users is not null,
        Otherwise = $"'{key.Name}' needs '{Users}'",
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
        var kinds = Kinds.Where(kind => node.Find(kind) is not null).ToList();
        foreach (var other in kinds.Skip(1))
        {
            context.Report(node.Find(other)!.Value.Key.Origin, $"either '{kinds[0]}' or '{other}', not both");
        }

        if (kinds.Count == 0)
        {
            CheckWithoutArrivals(start, node, context);
        }

        if (start.Times.Count > 0 && start.First < context.Duration && node.Find(Times) is { } times)
        {
            CheckFirst(start.First + start.Times[0], times.Value.Origin, context);
        }

        if (start.Until is { } until && until <= start.First && node.Find(Until) is { } end)
        {
            context.Report(end.Value.Origin, $"nothing opens: '{Until}' is not after '{First}'");
        }

        if (start is { Count: null, Every: not null } or { Count: null, PoissonPerSecond: not null } && MeanCount(start, context) > Limits.Instances)
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
            context.Report(count.Value.Origin, $"'unlimited' needs {Arrivals}");
        }

        if (start.Until is not null && node.Find(Until) is { } until)
        {
            context.Report(
                until.Key.Origin,
                $"'{Until}' needs {Arrivals}: without them all open at '{First}'");
        }
    }

    private static string Arrivals => string.Join(", ", Kinds.SkipLast(1).Select(kind => $"'{kind}'")) + $" or '{Kinds[^1]}'";

    private static double MeanCount(StartSpec start, ReadContext context)
    {
        var end = SimDuration.Min(start.Until ?? context.Duration, context.Duration);
        var seconds = Math.Max(0, (end - start.First).InSeconds);
        return seconds * (start.PoissonPerSecond ?? 1 / start.Every!.Value.InSeconds);
    }
}
