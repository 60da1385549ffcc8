using System.Globalization;
using System.Text;
using NetSim.Network;

namespace NetSim.Reporting.Tables;

/// <summary>Reads <c>connections.csv</c> of a folder of results, row by row.</summary>
public static class ConnectionReader
{
    private const decimal NanosecondsPerMillisecond = 1_000_000;

    /// <summary>The rows of a point.</summary>
    /// <param name="folder">The folder of results.</param>
    /// <param name="point">The point, from 0.</param>
    /// <exception cref="ResultsFolderException">The file is not one that netsim wrote.</exception>
    public static IEnumerable<ConnectionRow> Read(string folder, int point)
    {
        var path = Path.Combine(folder, ConnectionTable.FileName);
        using var reader = new StreamReader(path, Encoding.UTF8);
        var names = Fields(reader) ?? throw Wrong(path);
        int Column(string name) => names.IndexOf(name) is var at and >= 0 ? at : throw Wrong(path);
        int[] columns = [Column("point"), Column("run"), Column("connection"), Column("instance"), Column("start_ms")];
        var phases = Enum.GetValues<Phase>().Select(phase => Column($"{RecordNames.Of(phase)}_ms")).ToArray();
        while (Fields(reader) is { } row)
        {
            if (row.Count != names.Count)
            {
                throw Wrong(path);
            }

            if (Whole(row[columns[0]]) == point)
            {
                yield return new ConnectionRow(
                    point,
                    Whole(row[columns[1]]),
                    row[columns[2]],
                    Whole(row[columns[3]]),
                    Nanoseconds(row[columns[4]]),
                    [.. phases.Select(phase => Nanoseconds(row[phase]))]);
            }
        }

        int Whole(string text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(path);

        double Nanoseconds(string text) => text.Length == 0
            ? double.PositiveInfinity
            : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds)
                ? (double)(milliseconds * NanosecondsPerMillisecond)
                : throw Wrong(path);
    }

    private static ResultsFolderException Wrong(string path) => new($"'{path}' is not a table that netsim wrote");

    // RFC 4180: a quoted field may hold commas, line breaks and doubled quotes.
    private static List<string>? Fields(StreamReader reader)
    {
        if (reader.ReadLine() is not { } line)
        {
            return null;
        }

        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; ; at++)
        {
            if (at == line.Length)
            {
                if (!isQuoted || reader.ReadLine() is not { } next)
                {
                    break;
                }

                field.Append('\n');
                (line, at) = (next, -1);
            }
            else if (line[at] == '"')
            {
                var isDoubled = isQuoted && at + 1 < line.Length && line[at + 1] == '"';
                field.Append(isDoubled ? "\"" : "");
                at += isDoubled ? 1 : 0;
                isQuoted = isDoubled || !isQuoted;
            }
            else if (line[at] == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[at]);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
