using NetSim.Network;
using NetSim.Reporting.Tables;

namespace NetSim.Tests.Reporting.Tables;

public class SummaryTableTests
{
    [Fact]
    public void Quantiles_have_columns_of_their_own_and_what_is_not_known_is_empty()
    {
        var row = Row(0.5, 0.999) with
        {
            Failures = 3,
            FailureLow = 0.1,
            FailureHigh = 1.0 / 3,
            Mean = new SimDuration(100_123_456),
            MeanLow = 99.Milliseconds,
            MeanHigh = 102.Milliseconds,
            Minimum = 98.Milliseconds,
            Maximum = 1.Seconds,
        };

        Approved.Matches(Written.By(stream => SummaryTable.Write(stream, [row])));
    }

    [Fact]
    public void A_table_without_rows_has_its_heading() =>
        Assert.Equal(1, Written.By(stream => SummaryTable.Write(stream, [])).Count(letter => letter == '\n'));

    [Fact]
    public void Rows_with_different_quantiles_do_not_share_a_table() =>
        Assert.Throws<ArgumentException>(() => SummaryTable.Write(new MemoryStream(), [Row(0.5), Row(0.9)]));

    private static SummaryRow Row(params double[] probabilities) => new()
    {
        Connection = "page",
        Phase = Phase.FirstByte,
        Count = 10,
        Reached = 7,
        Failures = 0,
        Quantiles = [.. probabilities.Select(p =>
            new SummaryQuantile(
                p, p > 0.7 ? null : 100.Milliseconds, 99.Milliseconds, p > 0.7 ? null : 101.Milliseconds))],
    };
}
