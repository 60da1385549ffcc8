using Microsoft.Data.Sqlite;
using NetSim.Network;

namespace NetSim.Studies.Journals;

/// <summary>Reads the runs of a journal in the order in which they were written.</summary>
public sealed class JournalReader : IDisposable
{
    private readonly SqliteConnection _database;
    private readonly SqliteCommand _command;
    private readonly SqliteDataReader _rows;
    private (int Point, int First, int Count)? _block;
    private BinaryReader? _records;
    private int _taken;

    private JournalReader(SqliteConnection database, string path)
    {
        _database = database;
        _command = database.CreateCommand();
        try
        {
            _command.CommandText = "select text from study";
            Study = (string?)_command.ExecuteScalar() ?? "";
            _command.CommandText = "select point, first, count, records from runs order by id";
            _rows = _command.ExecuteReader();
            Advance();
        }
        catch (SqliteException refused)
        {
            _command.Dispose();
            database.Dispose();
            throw new JournalException($"'{path}' is no journal of netsim: {refused.Message}", refused);
        }
    }

    /// <summary>What was run, as <see cref="Journal.Open"/> was told.</summary>
    public string Study { get; }

    /// <summary>Opens a journal.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public static JournalReader Open(string path) => new(Journal.Connect(path, SqliteOpenMode.ReadWrite), path);

    /// <summary>Takes the next run if it is the one that is wanted.</summary>
    /// <param name="point">Its point.</param>
    /// <param name="run">Its number.</param>
    /// <param name="codec">Reads the runs of the point.</param>
    /// <returns>Null if another run comes next, or none.</returns>
    internal RunResult? TryTake(int point, int run, RecordCodec codec)
    {
        if (_block is not { } block || block.Point != point || block.First + _taken != run)
        {
            return null;
        }

        var result = codec.Read(_records!, run);
        if (++_taken == block.Count)
        {
            Advance();
        }

        return result;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _records?.Dispose();
        _rows.Dispose();
        _command.Dispose();
        _database.Dispose();
    }

    private void Advance()
    {
        _taken = 0;
        _records?.Dispose();
        _records = null;
        _block = null;
        if (_rows.Read())
        {
            _block = (_rows.GetInt32(0), _rows.GetInt32(1), _rows.GetInt32(2));
            _records = new BinaryReader(new MemoryStream((byte[])_rows[3]));
        }
    }
}
