using Parquet;
using Parquet.Schema;

namespace NetSim.Studies.Columns;

/// <summary>A column of a <see cref="ParquetTable"/> with the values of the rows that are not written yet.</summary>
public abstract class ParquetColumn
{
    /// <summary>A column of whole numbers.</summary>
    public static ParquetValues<long> Whole(string name) => Of<long>(
        name, static (group, field, values) => group.WriteAsync(field, new ReadOnlyMemory<long>(values)));

    /// <summary>A column of numbers from 0 to 2⁶⁴ − 1.</summary>
    public static ParquetValues<ulong> Natural(string name) => Of<ulong>(
        name, static (group, field, values) => group.WriteAsync(field, new ReadOnlyMemory<ulong>(values)));

    /// <summary>A column of numbers, of which some may be missing.</summary>
    public static ParquetValues<double?> Number(string name) => Of<double?>(
        name, static (group, field, values) => group.WriteAsync(field, new ReadOnlyMemory<double?>(values)));

    /// <summary>A column of text.</summary>
    public static ParquetValues<string> Text(string name) => Of<string>(
        name, static (group, field, values) => group.WriteAsync(field, values));

    /// <summary>The column in the file’s schema.</summary>
    internal abstract DataField Field { get; }

    /// <summary>Writes the values and forgets them.</summary>
    internal abstract Task Write(ParquetRowGroupWriter group);

    private static ParquetValues<T> Of<T>(string name, Func<ParquetRowGroupWriter, DataField, T[], Task> write) =>
        new(new DataField<T>(name), write);
}
