using NetSim.Network;
using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>A delay: constant, or from a trace.</summary>
internal static class DelayShape
{
    private static readonly RecordShape<DelayStep> Step = new(
        "a delay step",
        default,
        [
            new ValueKey<DelayStep, SimDuration>(
                "at", "From when the delay holds.", new DurationShape(),
                step => step.At, (step, value) => step with { At = value }) { IsRequired = true },
            new ValueKey<DelayStep, SimDuration>(
                "delay", "The delay.", new DurationShape(),
                step => step.Delay, (step, value) => step with { Delay = value }) { IsRequired = true },
        ]);

    /// <summary>The shape.</summary>
    public static OneOfShape<(SimDuration Delay, Preferences<DelayStep> Steps)> Shape { get; } = new(
        "a delay",
        "a time such as 10 ms",
        new MappedShape<(SimDuration Delay, Preferences<DelayStep> Steps), SimDuration>(
            new DurationShape(), delay => (delay, []), value => value.Delay),
        [
            new ShapeAlternative<(SimDuration Delay, Preferences<DelayStep> Steps), IReadOnlyList<DelayStep>>(
                "steps",
                new ThenShape<IReadOnlyList<DelayStep>>(
                    new ListShape<DelayStep>(Step, "steps", Limits.TraceRows) { Least = 1 },
                    (steps, node, context) => Check([.. steps], problem => context.Report(node.Origin, problem))),
                Of,
                value => value.Steps.Count > 0,
                value => value.Steps),
            new ShapeAlternative<(SimDuration Delay, Preferences<DelayStep> Steps), Preferences<DelayStep>>(
                "csv", new CsvShape<Preferences<DelayStep>>(["time", "delay"], ReadSteps), Of, _ => false, value => value.Steps),
        ]);

    private static (SimDuration Delay, Preferences<DelayStep> Steps) Of(IReadOnlyList<DelayStep> steps) =>
        (steps[0].Delay, [.. steps]);

    private static Preferences<DelayStep>? ReadSteps(IReadOnlyList<long[]> rows, Action<string> report)
    {
        Preferences<DelayStep> steps =
            [.. rows.Select(row => new DelayStep(new SimDuration(row[0]), new SimDuration(row[1])))];
        return Check(steps, report) ? steps : null;
    }

    private static bool Check(Preferences<DelayStep> steps, Action<string> report)
    {
        var rises = !steps.Zip(steps.Skip(1)).Any(pair => pair.First.At >= pair.Second.At);
        if (!rises)
        {
            report("the times of a trace have to rise");
        }

        return rises;
    }
}
