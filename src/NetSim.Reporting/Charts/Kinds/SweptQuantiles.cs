using NetSim.Reporting.Charts.Sources;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>Quantiles of a study against one of what varies in it.</summary>
internal sealed class SweptQuantiles
{
    private static readonly IReadOnlyList<double> Usual = [0.5, 0.95, 0.99];
    private readonly Chosen _chosen;
    private readonly int _index;

    /// <summary>The curves of a study with one connection.</summary>
    /// <param name="chosen">What is shown.</param>
    /// <param name="mostCurves">How many curves there may be.</param>
    public SweptQuantiles(Chosen chosen, int mostCurves)
    {
        _chosen = chosen;
        var study = chosen.Study;
        var scales = study.Parameters.Select((_, index) => ParameterScale.Of(Values(index))).ToList();
        // What has the most numbers is walked along; all else tells one curve from another.
        _index = Enumerable.Range(0, scales.Count)
            .OrderByDescending(index => scales[index].Numbers is not null)
            .ThenByDescending(index => Values(index).Distinct(StringComparer.Ordinal).Count())
            .First();
        Scale = scales[_index];
        Levels = [.. Values(_index).Distinct(StringComparer.Ordinal)];
        var groups = study.Points.GroupBy(Others, StringComparer.Ordinal).ToList();
        if (groups.TrueForAll(group => group.Count() == 1))
        {
            // What walks together is one curve.
            groups = [.. study.Points.GroupBy(_ => "", StringComparer.Ordinal)];
        }

        IReadOnlyList<double> quantiles = chosen.Spec.Quantile is { } asked ? [asked] : groups.Count == 1 ? Usual : [Usual[1]];
        AllCurves = groups.Count * quantiles.Count;
        Curves = [.. Choice.Of(
            [.. from @group in groups from quantile in quantiles select Curve(@group, quantile, quantiles.Count)], mostCurves)];
    }

    /// <summary>The parameter’s path.</summary>
    public string Parameter => _chosen.Study.Parameters[_index];

    /// <summary>The parameter in short.</summary>
    public string Name => PointNames.Parameter(_chosen.Study.Parameters, _index);

    /// <summary>Its values.</summary>
    public ParameterScale Scale { get; }

    /// <summary>Its values as text, each once.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>The curves that are shown.</summary>
    public IReadOnlyList<SweptCurve> Curves { get; }

    /// <summary>How many there are.</summary>
    public int AllCurves { get; }

    private List<string> Values(int index) => [.. _chosen.Study.Points.Select(point => _chosen.Study.Values[point][index])];

    private string Others(int point) => string.Join(", ", _chosen.Study.Parameters
        .Select((_, index) => (Index: index, Text: $"{PointNames.Parameter(_chosen.Study.Parameters, index)} {_chosen.Study.Values[point][index]}"))
        .Where(other => other.Index != _index)
        .Select(other => other.Text));

    private SweptCurve Curve(IGrouping<string, int> group, double quantile, int quantiles)
    {
        var numbers = Scale.Numbers;
        var places = _chosen.Study.Points.Select((point, place) => (point, place)).ToDictionary(pair => pair.point, pair => pair.place);
        var name = group.Key.Length == 0 ? Words.Quantile(quantile)
            : quantiles == 1 ? $"{Words.Quantile(quantile)}, {group.Key}"
            : $"{group.Key}, {Words.Quantile(quantile)}";
        return new SweptCurve(name, quantile, [.. group.Select(point => new SweptPoint(
            point, _chosen.Study.Values[point][_index], numbers is null ? double.NaN : numbers[places[point]], Interval(point, quantile)))]);
    }

    // A quantile that the summary does not have has no interval.
    private SummaryInterval Interval(int point, double quantile) =>
        _chosen.Study.Interval(point, _chosen.Connections[0], _chosen.Phase, Words.Quantile(quantile))
        ?? new SummaryInterval(
            _chosen.Study.Sample(point, _chosen.Connections[0], _chosen.Phase).Quantile(quantile), double.NaN, double.PositiveInfinity);
}
