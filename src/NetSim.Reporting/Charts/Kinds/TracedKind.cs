using NetSim.Network;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Pictures;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>What charts of one traced run have in common: they are drawn from their numbers, so that those that were stored
/// beside the picture draw it again.</summary>
internal abstract class TracedKind : ChartKind
{
    /// <inheritdoc/>
    public override string Needs => "it needs a run that 'netsim run' drew it for";

    /// <inheritdoc/>
    public override bool IsDefault(ChartSource source) => Make(source, new ChartSpec { Type = Type }).Count > 0;

    /// <inheritdoc/>
    public override IReadOnlyList<Chart> Make(ChartSource source, ChartSpec spec)
    {
        var numbers = source.Traced is { } traced ? Numbers(traced) : source.Stored?.Invoke(Name);
        return numbers is { Rows.Count: > 0 } drawn
            ? [new Chart(Type, Name, drawn, style => Draw(drawn, spec.Title, source.Title, style)) { Width = spec.Width }]
            : [];
    }

    /// <summary>The numbers of a run; without rows where there is nothing to show.</summary>
    protected abstract ChartNumbers Numbers(TracedRun traced);

    /// <summary>The picture of numbers.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="title">The title that was asked for; null for that of the kind.</param>
    /// <param name="study">What the study is called.</param>
    /// <param name="style">How it looks.</param>
    protected abstract Picture Draw(ChartNumbers numbers, string? title, string study, ChartStyle style);

    /// <summary>A time of a run as a cell.</summary>
    protected static string At(Units.SimTime time) => NumberText.Milliseconds(time.Nanoseconds);
}
