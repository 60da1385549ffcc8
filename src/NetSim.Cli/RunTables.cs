using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Reporting;
using NetSim.Reporting.Tables;
using NetSim.Studies;

namespace NetSim.Cli;

/// <summary>Writes what a campaign comes to into the tables of a folder of results.</summary>
internal sealed class RunTables : ICampaignResults, IDisposable
{
    private readonly RunRequest _request;
    private readonly ConnectionTable _connections;
    private readonly ConnectionColumns _columns;
    private readonly TraceTable? _packets;
    private readonly StateTable? _states;
    private readonly ExplanationTables? _explanations;
    private readonly List<PointResults> _points = [];
    private Scenario? _scenario;
    private int _point;

    /// <summary>Begins the tables.</summary>
    public RunTables(RunRequest request, ResultsFolder folder)
    {
        _request = request;
        var parameters = request.Study.Parameters;
        _connections = new ConnectionTable(folder.CreateFile(ConnectionTable.FileName), parameters);
        _columns = new ConnectionColumns(folder.CreateFile(ConnectionColumns.FileName), parameters);
        _packets = request.IsTraced ? new TraceTable(folder.CreateFile(TraceTable.FileName)) : null;
        _explanations = request.IsExplained ? new ExplanationTables(folder, parameters) : null;
        _states = request.IsTraced ? new StateTable(folder.CreateFile(StateTable.FileName)) : null;
    }

    /// <summary>The points that have ended.</summary>
    public IReadOnlyList<PointResults> Points => _points;

    /// <summary>Where the time went, for the points that have ended; empty unless that was asked for.</summary>
    public IReadOnlyList<DecompositionRow> Decompositions => _explanations?.Rows ?? [];

    /// <inheritdoc/>
    public void BeginPoint(int point, Scenario scenario)
    {
        (_point, _scenario) = (point, scenario);
        var values = _request.Study.Points[point].Values;
        _connections.Begin(point, scenario.Seed, values);
        _columns.Begin(point, scenario.Seed, values);
        _explanations?.Begin(point, scenario, values);
    }

    /// <inheritdoc/>
    public void Take(RunResult result, RunTrace? trace)
    {
        _connections.Write(result);
        _columns.Write(result);
        _explanations?.Write(result);
        if (trace is not null)
        {
            _packets!.Point = _point;
            _packets.Write(trace);
            _states!.Point = _point;
            _states.Write(result.Run, trace);
        }
    }

    /// <inheritdoc/>
    public void EndPoint(Summary summary)
    {
        var values = _request.Study.Points[_point].Values;
        var scenario = _scenario!;
        _explanations?.EndPoint();
        _points.Add(new PointResults(
            _point,
            values,
            summary.Runs,
            summary.Connections,
            [.. SummaryRows.Of(summary).Select(row => row with
            {
                Point = _point, Runs = summary.Runs, Seed = scenario.Seed, Values = values,
            })],
            _request.Shard.IsWhole ? Expectations.Evaluate(scenario.Expectations, summary) : [])
        {
            Stopping = scenario.Until is { } rule
                ? new StoppingResult(
                    rule, summary.Estimate(rule.Metric, rule.Confidence.Value), SequentialRule.IsMet(rule, summary))
                : null,
        });
    }

    /// <summary>Completes the files and closes them.</summary>
    public void Dispose()
    {
        _connections.Dispose();
        _columns.Dispose();
        _packets?.Dispose();
        _states?.Dispose();
        _explanations?.Dispose();
    }
}
