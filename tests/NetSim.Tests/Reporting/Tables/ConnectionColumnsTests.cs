using NetSim.Network;
using NetSim.Protocols;
using NetSim.Reporting.Tables;
using Parquet;

namespace NetSim.Tests.Reporting.Tables;

public class ConnectionColumnsTests
{
    // More than a group of rows holds.
    private const int Rows = 20_000;

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_program_reads_what_was_written()
    {
        var bytes = Write();
        using var stream = new MemoryStream(bytes);
        await using var reader = await ParquetReader.CreateAsync(stream, cancellationToken: Cancellation);

        var fields = reader.Schema.GetDataFields();
        Assert.Equal(
            "point run connection instance outcome start_ms connect_ms handshake_ms first_byte_ms last_byte_ms total_ms close_ms "
            + "retransmissions packets_sent packets_lost bytes_received explanation seed links.access.loss",
            string.Join(' ', fields.Select(field => field.Name)));
        Assert.Equal(2, reader.RowGroupCount);
        using var group = reader.OpenRowGroupReader(0);
        var rows = (int)group.RowCount;
        var runs = new long[rows];
        var connects = new double?[rows];
        var outcomes = new string?[rows];
        var seeds = new ulong[rows];
        var losses = new string?[rows];
        await group.ReadAsync<long>(fields[1], runs.AsMemory(), cancellationToken: Cancellation);
        await group.ReadAsync<double>(fields[6], connects.AsMemory(), cancellationToken: Cancellation);
        await group.ReadAsync(fields[4], outcomes.AsMemory(), cancellationToken: Cancellation);
        await group.ReadAsync<ulong>(fields[17], seeds.AsMemory(), cancellationToken: Cancellation);
        await group.ReadAsync(fields[18], losses.AsMemory(), cancellationToken: Cancellation);

        Assert.Equal(Enumerable.Range(0, rows).Select(run => (long)run), runs);
        Assert.Equal((1.5, null), (connects[0], connects[1]));
        Assert.Equal(("completed", "timed_out"), (outcomes[0], outcomes[1]));
        Assert.All(seeds, seed => Assert.Equal(ulong.MaxValue, seed));
        Assert.All(losses, loss => Assert.Equal("1 %", loss));
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes() => Assert.Equal(Write(), Write());

    private static byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var table = new ConnectionColumns(stream, ["links.access.loss"]))
        {
            table.Begin(0, ulong.MaxValue, ["1 %"]);
            for (var run = 0; run < Rows; run++)
            {
                table.Write(new RunResult(run, [Record(run)], 1));
            }
        }

        return stream.ToArray();
    }

    private static ConnectionRecord Record(int run) => Records.Connection(
        run, run % 2 == 0 ? ConnectionOutcome.Completed : ConnectionOutcome.TimedOut) with
    {
        Connect = run % 2 == 0 ? new SimDuration(1_500_000) : null,
    };
}
