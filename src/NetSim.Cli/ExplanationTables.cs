using NetSim.Network;
using NetSim.Reporting;
using NetSim.Reporting.Tables;
using NetSim.Studies.Explaining;

namespace NetSim.Cli;

/// <summary>Writes where the time of connections goes into the tables of a folder of results.</summary>
internal sealed class ExplanationTables : IDisposable
{
    private readonly ResultsFolder _folder;
    private readonly IReadOnlyList<string> _parameters;
    private readonly DecompositionTable _connections;
    private readonly List<DecompositionRow> _rows = [];
    private ExplanationSummary? _summary;
    private IReadOnlyList<string> _values = [];
    private Scenario? _scenario;
    private int _point;

    /// <summary>Begins the tables.</summary>
    public ExplanationTables(ResultsFolder folder, IReadOnlyList<string> parameters)
    {
        _folder = folder;
        _parameters = parameters;
        _connections = new DecompositionTable(folder.CreateFile(DecompositionTable.FileName), parameters);
    }

    /// <summary>The rows of the points that have ended.</summary>
    public IReadOnlyList<DecompositionRow> Rows => _rows;

    /// <summary>Begins a point.</summary>
    public void Begin(int point, Scenario scenario, IReadOnlyList<string> values)
    {
        (_point, _scenario, _values) = (point, scenario, values);
        _connections.Begin(point, values);
        _summary?.Dispose();
        _summary = new ExplanationSummary(scenario, _folder.PathOf("samples"));
    }

    /// <summary>Adds a run.</summary>
    public void Write(RunResult result)
    {
        _connections.Write(result);
        _summary?.Add(result);
    }

    /// <summary>Ends the point.</summary>
    public void EndPoint() => _rows.AddRange(
        DecompositionRows.Of(_scenario!, _summary!).Select(row => row with { Point = _point, Values = _values }));

    /// <summary>Completes the files and closes them.</summary>
    public void Dispose()
    {
        _summary?.Dispose();
        _connections.Dispose();
        using var file = _folder.CreateFile(DecompositionSummaryTable.FileName);
        DecompositionSummaryTable.Write(file, _rows, _parameters);
    }
}
