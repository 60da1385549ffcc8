using System.Collections.Immutable;
using NetSim.Network;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>A rate: constant, of a token bucket, or from a trace.</summary>
internal static class RateModelShape
{
    private const string Unlimited = "unlimited";

    private static readonly RecordShape<RateModel.TokenBucket> Bucket = new(
        "a token bucket",
        new RateModel.TokenBucket(new DataRate(1), new DataSize(1), null),
        [
            new ValueKey<RateModel.TokenBucket, DataRate>(
                "rate", "The rate in the long run.", new RateShape(),
                bucket => bucket.Rate, (bucket, value) => bucket with { Rate = value }) { IsRequired = true },
            new ValueKey<RateModel.TokenBucket, long>(
                "burst", "How many bytes may pass at once after a pause.", new ByteCountShape(1, Limits.StepBytes),
                bucket => bucket.Burst.Bytes,
                (bucket, value) => bucket with { Burst = new DataSize(value) }) { IsRequired = true },
            new ValueKey<RateModel.TokenBucket, DataRate?>(
                "peak", "The rate at which they pass.", new OptionalShape<DataRate>(Unlimited, new RateShape()),
                bucket => bucket.Peak, (bucket, value) => bucket with { Peak = value }),
        ]);

    private static readonly RecordShape<RateStep> Step = new(
        "a rate step",
        default,
        [
            new ValueKey<RateStep, SimDuration>(
                "at", "From when the rate holds.", new DurationShape(),
                step => step.At, (step, value) => step with { At = value }) { IsRequired = true },
            new ValueKey<RateStep, DataRate?>(
                "rate", "The rate; none: nothing passes.", new OptionalShape<DataRate>("none", new RateShape()),
                step => step.Rate.BitsPerSecond == 0 ? null : step.Rate,
                (step, value) => step with { Rate = value ?? default }) { IsRequired = true },
        ]);

    /// <summary>The shape.</summary>
    public static OneOfShape<(DataRate? Rate, RateModel? Model)> Shape { get; } = new(
        "a rate model",
        "a rate such as 20 Mbit/s",
        new MappedShape<(DataRate? Rate, RateModel? Model), DataRate?>(
            new OptionalShape<DataRate>(Unlimited, new RateShape()), rate => (rate, null), value => value.Rate),
        [
            Of("token_bucket", Bucket),
            new ShapeAlternative<(DataRate? Rate, RateModel? Model), IReadOnlyList<RateStep>>(
                "steps",
                new ThenShape<IReadOnlyList<RateStep>>(
                    new ListShape<RateStep>(Step, "steps", Limits.TraceRows) { Least = 1 },
                    (steps, node, context) => Check([.. steps], problem => context.Report(node.Origin, problem))),
                steps => (null, new RateModel.Steps([.. steps])),
                value => value.Model is RateModel.Steps,
                value => ((RateModel.Steps)value.Model!).List),
            OfFile("csv", new CsvShape<RateModel.Steps>(["time", "rate"], ReadSteps)),
            new ShapeAlternative<(DataRate? Rate, RateModel? Model), IReadOnlyList<int>>(
                "opportunities",
                new ThenShape<IReadOnlyList<int>>(
                    new ListShape<int>(new WholeNumberShape<int>(0, MahimahiShape.MostTime), "times", Limits.TraceRows)
                    {
                        Least = 1,
                    },
                    (times, node, context) => MahimahiShape.Check(times, problem => context.Report(node.Origin, problem))),
                times => (null, new RateModel.Opportunities([.. times])),
                value => value.Model is RateModel.Opportunities,
                value => ((RateModel.Opportunities)value.Model!).Milliseconds),
            OfFile("mahimahi", new MahimahiShape()),
        ]);

    private static ShapeAlternative<(DataRate? Rate, RateModel? Model), T> Of<T>(string name, Shape<T> shape)
        where T : RateModel =>
        new(name, shape, model => (null, model), value => value.Model is T, value => (T)value.Model!);

    private static ShapeAlternative<(DataRate? Rate, RateModel? Model), T> OfFile<T>(string name, Shape<T> shape)
        where T : RateModel =>
        new(name, shape, model => (null, model), _ => false, value => (T)value.Model!);

    private static RateModel.Steps? ReadSteps(IReadOnlyList<long[]> rows, Action<string> report)
    {
        ImmutableArray<RateStep> steps = [.. rows.Select(row => new RateStep(new SimDuration(row[0]), new DataRate(row[1])))];
        return Check(steps, report) ? new RateModel.Steps([.. steps]) : null;
    }

    private static bool Check(ImmutableArray<RateStep> steps, Action<string> report)
    {
        var problem = steps.Zip(steps.Skip(1)).Any(pair => pair.First.At >= pair.Second.At) ? "the times of a trace have to rise"
            : steps[^1].Rate.BitsPerSecond == 0 ? "the last rate is zero: nothing would ever pass again"
            : steps.Any(step => step.Rate.BitsPerSecond > Limits.BitsPerSecond) ? "a rate is above 10 Tbit/s"
            : null;
        if (problem is not null)
        {
            report(problem);
        }

        return problem is null;
    }
}
