using System.Text;
using NetSim.Reporting.Tables;

namespace NetSim.Reporting.Charts;

/// <summary>The numbers that a chart draws: what stands beside the picture as CSV.</summary>
/// <param name="Columns">The names of the columns, in English whatever the picture’s language.</param>
/// <param name="Rows">The rows; an empty cell means that there is no such value.</param>
public sealed record ChartNumbers(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Reads them again.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ResultsFolderException">The file is not one that netsim wrote.</exception>
    public static ChartNumbers Read(string path)
    {
        using var csv = new CsvRows(path);
        var rows = new List<IReadOnlyList<string>>();
        while (csv.Read())
        {
            rows.Add([.. Enumerable.Range(0, csv.Columns.Count).Select(csv.Text)]);
        }

        return new ChartNumbers(csv.Columns, rows);
    }

    /// <summary>Writes them as CSV.</summary>
    /// <param name="stream">Where to; closed at the end.</param>
    public void Write(Stream stream)
    {
        using var csv = new CsvWriter(stream, CsvWriter.Columns(Columns)[1..]);
        foreach (var row in Rows)
        {
            foreach (var cell in row)
            {
                csv.Text(cell);
            }

            csv.EndRow();
        }
    }

    /// <summary>The CSV as text.</summary>
    public override string ToString()
    {
        using var stream = new MemoryStream();
        Write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
