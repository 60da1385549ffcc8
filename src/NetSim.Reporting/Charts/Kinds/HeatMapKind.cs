using NetSim.Network;
using NetSim.Reporting.Charts.Figures;
using NetSim.Reporting.Charts.Sources;
using NetSim.Reporting.Tables;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>A quantile for each pair of values of two swept parameters.</summary>
internal sealed class HeatMapKind : ChartKind
{
    private const double Usual = 0.95;
    private const int MostLevels = 40;
    private const float CellHeight = 34;

    /// <inheritdoc/>
    public override ChartType Type => ChartType.HeatMap;

    /// <inheritdoc/>
    public override string Needs => "it needs a sweep of two parameters";

    /// <inheritdoc/>
    public override string Meaning => "A quantile for each pair of values of two swept parameters.";

    // A map with more holes than cells says little.
    /// <inheritdoc/>
    public override bool IsDefault(ChartSource source) => source.Study is { } study && Grid.Of(study) is { } grid
        && 2 * grid.Cells.Count >= grid.Columns.Count * grid.Rows.Count;

    /// <inheritdoc/>
    public override IReadOnlyList<Chart> Make(ChartSource source, ChartSpec spec) =>
        Chosen.Of(source, spec) is { } chosen && Grid.Of(chosen.Study) is { } grid
            ? [.. chosen.Each().Select(one => One(one, grid, spec.Quantile ?? Usual))]
            : [];

    private Chart One(Chosen chosen, Grid grid, double quantile)
    {
        var (study, name) = (chosen.Study, chosen.Connections[0]);
        var columns = Choice.Of(grid.Columns, MostLevels);
        var rows = Choice.Of(grid.Rows, MostLevels);
        var cells = (from row in rows
                     from column in columns
                     where grid.Cells.ContainsKey((column, row))
                     let point = grid.Cells[(column, row)]
                     let sample = study.Sample(point, name, chosen.Phase)
                     where sample.Count > 0
                     select (Column: column, Row: row, Point: point, Sample: sample, Value: sample.Quantile(quantile))).ToList();
        var numbers = new ChartNumbers(
            ["point", "connection", "phase", study.Parameters[grid.X], study.Parameters[grid.Y], $"{Words.Quantile(quantile)}_ms", "connections", "missing"],
            [.. cells.Select(cell => (IReadOnlyList<string>)
            [
                NumberText.Whole(cell.Point), name, RecordNames.Of(chosen.Phase), cell.Column, cell.Row, NumberText.Milliseconds(cell.Value),
                NumberText.Whole(cell.Sample.Count), NumberText.Whole(cell.Sample.Missing),
            ])]);
        return new Chart(Type, Words.File(Name, chosen.FilePart), numbers, style => FigureLayout.Draw(
            new Figure
            {
                Title = chosen.Title(style.Say(
                    $"{Words.Quantile(quantile)} of the latency ({style.Name(chosen.Phase)})",
                    $"时延（{style.Name(chosen.Phase)}）的 {Words.Quantile(quantile)}")),
                Caption = style.Say(
                    "A cell says never where so many connections did not get there that the quantile is infinite. A cell without a colour has "
                    + "no point.",
                    "写有未到达的格：未到达的连接过多，分位数为无穷大。无颜色的格没有对应的点。")
                    + grid.Note(style)
                    + Choice.Note(style, columns.Count * rows.Count, grid.Columns.Count * grid.Rows.Count),
                Panels = [Panel(chosen, style, grid, columns, rows, [.. cells.Select(cell => (cell.Column, cell.Row, cell.Value))])],
            },
            style))
        {
            Width = chosen.Spec.Width,
        };
    }

    private static FigurePanel Panel(
        Chosen chosen,
        ChartStyle style,
        Grid grid,
        IReadOnlyList<string> columns,
        IReadOnlyList<string> rows,
        List<(string Column, string Row, double Value)> cells)
    {
        var finite = cells.Select(cell => cell.Value).Where(double.IsFinite).DefaultIfEmpty(1e6).ToList();
        var unit = TimeUnit.Of(finite.Min(), finite.Max(), chosen.Spec.IsLogarithmic);
        var scale = NumberAxis.Around("", unit.Of(finite.Min()), unit.Of(finite.Max()), unit.IsLogarithmic);
        var (columnPlaces, rowPlaces) = (Places(columns), Places(rows));
        var marks = new List<FigureMark>();
        foreach (var (column, row, value) in cells)
        {
            var (x, y) = (columnPlaces[column], rowPlaces[row]);
            var color = double.IsInfinity(value) ? style.Ink.Alarm : ChartInk.Scale(scale.Place(unit.Of(value)));
            marks.Add(new BoxMark(x, x + 1, y, y + 1, color, style.Ink.Ground));
            marks.Add(new LabelMark(
                x + 0.5, y + 0.5, double.IsInfinity(value) ? style.Never() : NumberText.Of(unit.Of(value)), ChartInk.On(color))
            { Room = (x, x + 1) });
        }

        return new FigurePanel
        {
            Title = style.Say($"{style.Meaning(chosen.Phase)} ({unit.Name})", $"{style.Meaning(chosen.Phase)}（{unit.Name}）"),
            X = new CategoryAxis(chosen.Study.Parameters[grid.X], columns),
            Y = new CategoryAxis(chosen.Study.Parameters[grid.Y], rows),
            Marks = marks,
            Height = Math.Max(120, rows.Count * CellHeight),
            Scale = scale,
        };
    }

    private static Dictionary<string, int> Places(IReadOnlyList<string> names) =>
        names.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place, StringComparer.Ordinal);
}
