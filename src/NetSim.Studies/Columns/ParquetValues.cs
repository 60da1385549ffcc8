using Parquet;
using Parquet.Schema;

namespace NetSim.Studies.Columns;

/// <summary>A column with values of a type.</summary>
public sealed class ParquetValues<T> : ParquetColumn
{
    private readonly DataField _field;
    private readonly Func<ParquetRowGroupWriter, DataField, T[], Task> _write;
    private readonly List<T> _values = [];

    internal ParquetValues(DataField field, Func<ParquetRowGroupWriter, DataField, T[], Task> write)
    {
        _field = field;
        _write = write;
    }

    /// <inheritdoc/>
    internal override DataField Field => _field;

    /// <summary>Adds the value of the row.</summary>
    public void Add(T value) => _values.Add(value);

    /// <inheritdoc/>
    internal override async Task Write(ParquetRowGroupWriter group)
    {
        await _write(group, _field, [.. _values]).ConfigureAwait(false);
        _values.Clear();
    }
}
