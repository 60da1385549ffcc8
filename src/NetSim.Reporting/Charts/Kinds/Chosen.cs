using NetSim.Network;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Charts.Sources;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>What a chart of a study shows of it.</summary>
/// <param name="Source">The results.</param>
/// <param name="Spec">What is asked for.</param>
/// <param name="Study">The study.</param>
/// <param name="Connections">The connections.</param>
/// <param name="Phase">The phase.</param>
internal sealed record Chosen(
    ChartSource Source, ChartSpec Spec, StudyResults Study, IReadOnlyList<string> Connections, Phase Phase)
{
    private static readonly IReadOnlyList<Phase> Headlines =
        [Phase.Total, Phase.LastByte, Phase.FirstByte, Phase.Handshake, Phase.Connect, Phase.Close];

    /// <summary>What is chosen; null where the results have nothing of it.</summary>
    public static Chosen? Of(ChartSource source, ChartSpec spec)
    {
        if (source.Study is not { } study)
        {
            return null;
        }

        var connections = study.Connections.Where(name => spec.Connection is null || spec.Connection == name).ToList();
        var phase = spec.Phase ?? Headlines.FirstOrDefault(
            phase => connections.Exists(name => study.Has(phase, name)), Phase.Total);
        return connections.Count == 0 ? null : new Chosen(source, spec, study, connections, phase);
    }

    /// <summary>The same for each connection alone.</summary>
    public IEnumerable<Chosen> Each() => Connections.Select(name => this with { Connections = [name] });

    /// <summary>The title.</summary>
    /// <param name="what">What the chart shows.</param>
    public string Title(string what) => Spec.Title ?? $"{Source.Title}: {what}";

    /// <summary>What tells its files from those of the other connections.</summary>
    public string FilePart => Study.Connections.Count > 1 && Connections.Count == 1 ? Connections[0] : "";

    /// <summary>A series for each point and connection.</summary>
    /// <param name="phase">The phase.</param>
    public IEnumerable<Series> Series(Phase phase) =>
        from point in Study.Points
        from name in Connections
        let sample = Study.Sample(point, name, phase)
        where sample.Count > 0
        select new Series(point, name, SeriesName(point, name), sample);

    /// <summary>What a series is called: its point, its connection, or both.</summary>
    public string SeriesName(int point, string connection)
    {
        var place = PointNames.Of(Study, point);
        return place.Length == 0 ? connection : Connections.Count == 1 ? place : $"{connection}, {place}";
    }

    /// <summary>The style of a series: of its connection, of its point, or of its place among many points.</summary>
    public LineStyle Style(ChartInk ink, Series series)
    {
        const int MostColors = 7;
        var point = Study.Points.ToList().IndexOf(series.Point);
        return Study.Points.Count == 1 ? ink.Line(Study.Connections.ToList().IndexOf(series.Connection))
            : Connections.Count > 1 ? ink.Line(point * Connections.Count + Connections.ToList().IndexOf(series.Connection))
            : Study.Points.Count <= MostColors ? ink.Line(point)
            : ink.Ordered((double)point / (Study.Points.Count - 1));
    }
}
