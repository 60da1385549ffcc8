using NetSim.Network;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Pictures;
using NetSim.Reporting.Tables;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>The states that both ends went through: how often, how long, and from which to which.</summary>
internal sealed class TransitionsKind : TracedKind
{
    /// <inheritdoc/>
    public override ChartType Type => ChartType.Transitions;

    /// <inheritdoc/>
    public override string Meaning => "The TCP and TLS states of both ends: how often they were entered, how long they lasted, and what came next.";

    /// <inheritdoc/>
    protected override ChartNumbers Numbers(TracedRun traced)
    {
        var rows = new List<IReadOnlyList<string>>();
        var groups = traced.Trace.States.Where(state => state.Connection == traced.Connection)
            .GroupBy(state => (state.IsClient, state.Layer))
            .OrderByDescending(group => group.Key.IsClient)
            .ThenBy(group => group.Key.Layer);
        foreach (var group in groups)
        {
            var steps = group.GroupBy(state => state.Instance).SelectMany(one => one.Zip(one.Skip(1).Append(null))).ToList();
            foreach (var step in steps.GroupBy(step => (From: step.First.State, To: step.Second?.State ?? "")))
            {
                var dwell = step.Where(one => one.Second is not null)
                    .Select(one => (one.Second!.At - one.First.At).Nanoseconds).DefaultIfEmpty(0).Average();
                rows.Add(
                [
                    group.Key.IsClient ? "client" : "server", RecordNames.Of(group.Key.Layer), step.Key.From, step.Key.To,
                    NumberText.Whole(step.Count()), step.Key.To.Length > 0 ? NumberText.Milliseconds(dwell) : "",
                ]);
            }
        }

        return new ChartNumbers(["side", "layer", "from", "to", "count", "dwell_ms"], rows);
    }

    /// <inheritdoc/>
    protected override Picture Draw(ChartNumbers numbers, string? title, string study, ChartStyle style) => new TransitionPicture(
        numbers, title ?? style.Say($"{study}: states and transitions", $"{study}：状态与转移"), style).Draw();
}
