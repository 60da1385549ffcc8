using NetSim.Network;
using NetSim.Reporting.Tables;
using NetSim.Units;

namespace NetSim.Reporting.Charts.Sources;

/// <summary>What a folder of results holds of a study’s connections.</summary>
public sealed class StudyResults
{
    private readonly Dictionary<(int Point, string Connection), ConnectionColumn> _columns = [];
    private readonly Dictionary<(int Point, string Connection, Phase Phase), Dictionary<string, SummaryInterval>> _summary = [];
    private readonly List<string> _connections = [];
    private readonly List<StoredConnection> _firstRun = [];

    private StudyResults(IReadOnlyList<string> parameters, IReadOnlyList<IReadOnlyList<string>> values) =>
        (Parameters, Values) = (parameters, values);

    /// <summary>What varies; empty without a sweep.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>For each point of the study, the value of each parameter.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Values { get; }

    /// <summary>The points that have results.</summary>
    public IReadOnlyList<int> Points { get; private set; } = [];

    /// <summary>The names of the connections, in the order of the results.</summary>
    public IReadOnlyList<string> Connections => _connections;

    /// <summary>The connections of the first run of the first point.</summary>
    public IReadOnlyList<StoredConnection> FirstRun => _firstRun;

    /// <summary>Reads the tables of a folder of results.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="parameters">What varies.</param>
    /// <param name="values">For each point, the value of each parameter.</param>
    /// <param name="warmUp">Connections of a point that begin before this time are left out, as the summary does.</param>
    /// <exception cref="ResultsFolderException">The folder holds other tables than netsim writes.</exception>
    public static StudyResults Read(
        string folder, IReadOnlyList<string> parameters, IReadOnlyList<IReadOnlyList<string>> values, Func<int, SimDuration> warmUp)
    {
        var results = new StudyResults(parameters, values);
        results.ReadConnections(Path.Combine(folder, ConnectionTable.FileName), warmUp);
        results.ReadSummary(Path.Combine(folder, SummaryTable.FileName));
        results.Points = [.. results._columns.Keys.Select(key => key.Point).Distinct().Order()];
        return results;
    }

    /// <summary>The lengths of a phase; without connections where there are none.</summary>
    public Sample Sample(int point, string connection, Phase phase) =>
        _columns.TryGetValue((point, connection), out var column) ? column.Sample(phase) : new Sample(0, 0, []);

    /// <summary>The means of the parts of a connection.</summary>
    public PhaseMeans Means(int point, string connection) =>
        _columns.TryGetValue((point, connection), out var column) ? column.Means() : new ConnectionColumn().Means();

    /// <summary>A statistic as <c>summary.csv</c> has it; null where it has none.</summary>
    /// <param name="point">The point.</param>
    /// <param name="connection">The connection’s name.</param>
    /// <param name="phase">The phase.</param>
    /// <param name="statistic">Its name: “p95”, “mean”.</param>
    public SummaryInterval? Interval(int point, string connection, Phase phase, string statistic) =>
        _summary.TryGetValue((point, connection, phase), out var row) && row.TryGetValue(statistic, out var interval)
            ? interval
            : null;

    /// <summary>Whether any connection reached the end of a phase.</summary>
    public bool Has(Phase phase, string? connection = null) => _columns.Any(entry =>
        (connection is null || entry.Key.Connection == connection) && entry.Value.Sample(phase).Reached > 0);

    private void ReadConnections(string path, Func<int, SimDuration> warmUp)
    {
        using var rows = new CsvRows(path);
        var (point, run, name, start) = (rows.Column("point"), rows.Column("run"), rows.Column("connection"), rows.Column("start_ms"));
        var (instance, outcome) = (rows.Column("instance"), rows.Column("outcome"));
        var phases = Enum.GetValues<Phase>().Select(phase => rows.Column($"{RecordNames.Of(phase)}_ms")).ToArray();
        var lengths = new long?[phases.Length];
        var (last, warm) = (-1, 0L);
        var known = new List<(byte[] Name, ConnectionColumn Column)>();
        var next = 0;
        while (rows.Read())
        {
            var at = checked((int)rows.Whole(point));
            if (at != last)
            {
                known.Clear();
                (last, warm, next) = (at, warmUp(at).Nanoseconds, 0);
            }

            var column = Column(rows, at, name, known, ref next);
            if (rows.Nanoseconds(start) >= warm)
            {
                for (var phase = 0; phase < phases.Length; phase++)
                {
                    lengths[phase] = rows.Nanoseconds(phases[phase]);
                }

                column.Add(rows.Whole(run), lengths);
                if (at == 0 && rows.Whole(run) == 0)
                {
                    _firstRun.Add(new StoredConnection(
                        rows.Text(name), rows.Whole(instance), rows.Nanoseconds(start) ?? 0, [.. lengths], rows.Text(outcome)));
                }
            }
        }
    }

    // Runs have their connections in one order, so the next is most often the one after the last.
    private ConnectionColumn Column(
        CsvRows rows, int point, int name, List<(byte[] Name, ConnectionColumn Column)> known, ref int next)
    {
        for (var tried = 0; tried < known.Count; tried++)
        {
            var at = (next + tried) % known.Count;
            if (rows.Bytes(name).SequenceEqual(known[at].Name))
            {
                next = at;
                return known[at].Column;
            }
        }

        var text = rows.Text(name);
        if (!_connections.Contains(text, StringComparer.Ordinal))
        {
            _connections.Add(text);
        }

        var added = _columns[(point, text)] = new ConnectionColumn();
        known.Add((rows.Bytes(name).ToArray(), added));
        return added;
    }

    private void ReadSummary(string path)
    {
        using var rows = new CsvRows(path);
        const string End = "_low_ms";
        var statistics = rows.Columns.Where(column => column.EndsWith(End, StringComparison.Ordinal))
            .Select(column => column[..^End.Length])
            .Select(name => (Name: name, Value: rows.Column($"{name}_ms"), Low: rows.Column($"{name}{End}"), High: rows.Column($"{name}_high_ms")))
            .ToList();
        var (point, connection, phase) = (rows.Column("point"), rows.Column("connection"), rows.Column("phase"));
        var phases = Enum.GetValues<Phase>().ToDictionary(RecordNames.Of, StringComparer.Ordinal);
        while (rows.Read())
        {
            _summary[((int)rows.Whole(point), rows.Text(connection), phases[rows.Text(phase)])] = statistics.ToDictionary(
                statistic => statistic.Name,
                statistic => new SummaryInterval(
                    rows.Nanoseconds(statistic.Value) ?? double.PositiveInfinity,
                    rows.Nanoseconds(statistic.Low) ?? double.NaN,
                    rows.Nanoseconds(statistic.High) ?? double.PositiveInfinity),
                StringComparer.Ordinal);
        }
    }
}
