using System.Diagnostics;
using Microsoft.Data.Sqlite;
using NetSim.Network;

namespace NetSim.Studies.Journals;

/// <summary>What a batch has finished, kept on disk while it runs, so that a batch that was killed goes on where it was.</summary>
/// <remarks>
/// One SQLite file. Runs are appended in their order, some at a time, each time in a transaction of its own: after a kill
/// the journal holds the first so many runs, none twice and none in halves. With a write-ahead log and
/// <c>synchronous=normal</c> a power failure may cost the last transactions, never the file.
/// </remarks>
public sealed class Journal : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private const int LargestBlock = 1 << 20;

    private readonly SqliteConnection _database;
    private readonly MemoryStream _pending = new();
    private readonly BinaryWriter _writer;
    private readonly string _path;
    private RecordCodec? _codec;
    private int _point;
    private int _firstPending;
    private int _pendingRuns;
    private long _lastCommit = Stopwatch.GetTimestamp();

    private Journal(SqliteConnection database, string path)
    {
        _database = database;
        _path = path;
        _writer = new BinaryWriter(_pending);
    }

    /// <summary>The longest time for which finished runs may be lost. Default: 1 s.</summary>
    public TimeSpan Wait { get; init; } = LongestWait;

    /// <summary>Opens a journal for appending, or begins one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="study">What is run, as text that is equal for equal studies only.</param>
    /// <exception cref="JournalException">It belongs to another study, or the file system refuses.</exception>
    public static Journal Open(string path, string study)
    {
        var journal = new Journal(Connect(path, SqliteOpenMode.ReadWriteCreate), path);
        try
        {
            journal.Guarded(() => journal.Prepare(study));
            return journal;
        }
        catch (JournalException)
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>The runs that the journal held when it was opened.</summary>
    internal JournalReader Read() => JournalReader.Open(_path);

    /// <summary>Begins the runs of a point.</summary>
    public void Begin(int point, Scenario scenario)
    {
        Commit();
        _point = point;
        _codec = new RecordCodec(scenario);
    }

    /// <summary>Appends the next run.</summary>
    /// <exception cref="JournalException">The disk is full, or the file system refuses.</exception>
    public void Add(RunResult result)
    {
        if (_pendingRuns == 0)
        {
            _firstPending = result.Run;
        }

        _codec!.Write(_writer, result);
        _pendingRuns++;
        if (_pending.Length > LargestBlock || Stopwatch.GetElapsedTime(_lastCommit) > Wait)
        {
            Commit();
        }
    }

    /// <summary>Makes sure that what was added survives.</summary>
    public void Commit()
    {
        if (_pendingRuns > 0)
        {
            Guarded(() => Execute(
                "insert into runs (point, first, count, records) values ($a, $b, $c, $d)",
                _point, _firstPending, _pendingRuns, _pending.ToArray()));
            _pending.SetLength(0);
            _pendingRuns = 0;
        }

        _lastCommit = Stopwatch.GetTimestamp();
    }

    /// <summary>Closes the file. What was not committed is lost.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _database.Dispose();
    }

    /// <summary>Opens a database without keeping its file open after it is closed.</summary>
    internal static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var database = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
        }.ToString());
        try
        {
            database.Open();
            return database;
        }
        catch (SqliteException refused)
        {
            database.Dispose();
            throw new JournalException($"the journal '{path}' cannot be opened: {refused.Message}", refused);
        }
    }

    private void Prepare(string study)
    {
        Execute("pragma journal_mode = wal");
        Execute("pragma synchronous = normal");
        Execute("create table if not exists study (text text not null)");
        Execute("create table if not exists runs (id integer primary key, point integer not null, first integer not null, "
            + "count integer not null, records blob not null)");
        using var command = _database.CreateCommand();
        command.CommandText = "select text from study";
        var known = (string?)command.ExecuteScalar();
        if (known is null)
        {
            Execute("insert into study (text) values ($a)", study);
        }
        else if (known != study)
        {
            throw new JournalException(
                "what was begun there is another study: the topology, an option or the version of netsim differs. "
                + "Run it without --resume to begin anew");
        }
    }

    private void Execute(string sql, params object[] values)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters.AddWithValue($"${(char)('a' + at)}", values[at]);
        }

        command.ExecuteNonQuery();
    }

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (SqliteException refused)
        {
            throw new JournalException($"the journal '{_path}' cannot be written: {refused.Message}", refused);
        }
    }
}
