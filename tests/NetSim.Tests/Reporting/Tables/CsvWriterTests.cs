using System.Globalization;
using System.Text;
using CsCheck;
using NetSim.Reporting.Tables;

namespace NetSim.Tests.Reporting.Tables;

public class CsvWriterTests
{
    [Fact]
    public void Milliseconds_are_the_nanoseconds_to_the_last_digit() =>
        Gen.OneOf(Gen.Long, Gen.Long[-10_000_000, 10_000_000]).Sample(nanoseconds =>
        {
            var bytes = new byte[MillisecondText.MaximumLength];
            var text = Encoding.ASCII.GetString(bytes, 0, MillisecondText.Format(nanoseconds, bytes));

            Assert.Equal(nanoseconds, decimal.Parse(text, CultureInfo.InvariantCulture) * 1_000_000);
            var hasPoint = text.Contains('.', StringComparison.Ordinal);
            Assert.False(hasPoint && text.EndsWith('0'), $"{text} has a needless zero");
        });

    [Fact]
    public void Every_text_can_be_read_back() =>
        Gen.String[Gen.Char["a,\"\n\r网é "], 0, 60].Array[1, 5].Sample(fields =>
        {
            var text = Written.By(stream =>
            {
                using var csv = new CsvWriter(stream, "column");
                foreach (var field in fields)
                {
                    csv.Text(field);
                }

                csv.EndRow();
            });

            Assert.Equal(fields, Read(text["column\n".Length..]), StringComparer.Ordinal);
        });

    [Fact]
    public void A_file_may_be_longer_than_the_buffer()
    {
        var word = new string('网', 50_000);

        var text = Written.By(stream =>
        {
            using var csv = new CsvWriter(stream, "a,b");
            for (var row = 0; row < 20_000; row++)
            {
                csv.Number(row);
                csv.Empty();
                csv.EndRow();
            }

            csv.Text(word);
            csv.EndRow();
        });

        var expected = "a,b\n" + string
            .Concat(Enumerable.Range(0, 20_000).Select(row => $"{row},\n")) + word + "\n";
        Assert.Equal(expected, text);
    }

    // RFC 4180 §2, rules 5 to 7: a reader of one record, written independently of the writer.
    private static List<string> Read(string record)
    {
        var fields = new List<string>();
        var at = 0;
        do
        {
            var field = new StringBuilder();
            if (record[at] == '"')
            {
                for (at++; record[at] != '"' || record[at + 1] == '"'; at++)
                {
                    field.Append(record[at]);
                    at += record[at] == '"' ? 1 : 0;
                }

                at++;
            }
            else
            {
                for (; record[at] is not (',' or '\n'); at++)
                {
                    field.Append(record[at]);
                }
            }

            fields.Add(field.ToString());
        }
        while (record[at++] == ',');
        Assert.Equal(record.Length, at);
        return fields;
    }
}
