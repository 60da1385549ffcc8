using NetSim.Reporting.Charts.Sources;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>The points of a study as a table of two of its parameters.</summary>
internal sealed class Grid
{
    private readonly StudyResults _study;
    private readonly string _others;

    private Grid(StudyResults study, int x, int y)
    {
        (_study, X, Y) = (study, x, y);
        Columns = Levels(x);
        Rows = Levels(y);
        // Of what else varies, the first value stands for all.
        _others = Others(study.Points[0]);
        foreach (var point in study.Points.Where(point => Others(point) == _others))
        {
            Cells.TryAdd((study.Values[point][x], study.Values[point][y]), point);
        }
    }

    /// <summary>The parameter to the right.</summary>
    public int X { get; }

    /// <summary>The parameter downwards.</summary>
    public int Y { get; }

    /// <summary>The values of the parameter to the right.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The values of the parameter downwards.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>The point of each pair of values that has one.</summary>
    public Dictionary<(string Column, string Row), int> Cells { get; } = [];

    /// <summary>The table of the first two parameters that have more than one value; null without two.</summary>
    public static Grid? Of(StudyResults study)
    {
        var varied = Enumerable.Range(0, study.Parameters.Count)
            .Where(index => study.Points.Select(point => study.Values[point][index]).Distinct(StringComparer.Ordinal).Skip(1).Any())
            .Take(2)
            .ToList();
        return varied.Count == 2 ? new Grid(study, varied[0], varied[1]) : null;
    }

    /// <summary>Says what the other parameters are; empty without any.</summary>
    public string Note(ChartStyle style) => _others.Length == 0 ? "" : style.Say($" Here {_others}.", $"此处 {_others}。");

    private List<string> Levels(int index)
    {
        List<string> values = [.. _study.Points.Select(point => _study.Values[point][index]).Distinct(StringComparer.Ordinal)];
        var numbers = ParameterScale.Of(values).Numbers;
        return numbers is null ? values : [.. values.Zip(numbers).OrderBy(pair => pair.Second).Select(pair => pair.First)];
    }

    private string Others(int point) => string.Join(", ", _study.Parameters
        .Select((_, index) => index)
        .Where(index => index != X && index != Y)
        .Select(index => $"{PointNames.Parameter(_study.Parameters, index)} {_study.Values[point][index]}"));
}
