using Parquet;
using Parquet.Schema;

namespace NetSim.Studies.Columns;

/// <summary>Writes a Parquet file, a group of rows at a time, so that memory does not grow with the rows.</summary>
/// <remarks>The same rows give the same bytes. Compressed with Snappy.</remarks>
public sealed class ParquetTable : IDisposable
{
    private const int RowsInGroup = 1 << 14;

    private readonly Stream _stream;
    private readonly ParquetColumn[] _columns;
    private readonly ParquetWriter _writer;
    private int _rows;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where to; closed with the table.</param>
    /// <param name="columns">The columns, in order.</param>
    public ParquetTable(Stream stream, IReadOnlyList<ParquetColumn> columns)
    {
        _stream = stream;
        _columns = [.. columns];
        var schema = new ParquetSchema([.. _columns.Select(column => (Field)column.Field)]);
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy };
        _writer = ParquetWriter.CreateAsync(schema, stream, options).GetAwaiter().GetResult();
    }

    /// <summary>Ends a row: every column has its value.</summary>
    public void EndRow()
    {
        if (++_rows == RowsInGroup)
        {
            Flush();
        }
    }

    /// <summary>Completes the file and closes it.</summary>
    public void Dispose()
    {
        Flush();
        _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _stream.Dispose();
    }

    private void Flush()
    {
        if (_rows == 0)
        {
            return;
        }

        using var group = _writer.CreateRowGroup();
        foreach (var column in _columns)
        {
            column.Write(group).GetAwaiter().GetResult();
        }

        group.CompleteValidate();
        _rows = 0;
    }
}
