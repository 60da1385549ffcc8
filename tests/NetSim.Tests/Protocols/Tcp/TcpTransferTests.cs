using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

/// <summary>Whole connections between two endpoints.</summary>
public class TcpTransferTests
{
    [Theory]
    [InlineData(new int[0], 100)]
    [InlineData(new[] { 1 }, 1100)]     // the SYN comes again after 1 s
    [InlineData(new[] { 1, 2 }, 2100)]  // and again after another (Linux 6.5: the first four at a constant interval)
    public void A_lost_syn_costs_a_second(int[] lost, int expectedMs)
    {
        var pair = new Pair();
        pair.FromClient.Nth(lost);

        pair.Connect();

        Assert.Equal(expectedMs.Milliseconds, pair.Elapsed);
    }

    // 50 ms there and 50 ms back for each flight: 10, 20, 40, 80 segments, and the last ACK of nothing.
    [Fact, Rfc(5681, "3.1")]
    public void A_transfer_without_loss_takes_a_round_trip_for_each_doubling()
    {
        var pair = new Pair(Script.Plain);
        pair.Connect().Client.Send(150 * 1460);

        pair.Flush().RunUntil(() => pair.ReadByServer == 150 * 1460);

        // Connected at 100 ms; flights of 10, 20, 40 leave at 100, 200, 300 ms, the rest at 400 ms and
        // arrives at 450 ms.
        Assert.Equal(450.Milliseconds, pair.Elapsed);
    }

    // ISS a few segments before the wrap, on both sides.
    [Fact, Rfc(9293, "3.4")]
    public void Sequence_numbers_wrap()
    {
        var pair = new Pair(clientInitial: uint.MaxValue - 5000, serverInitial: uint.MaxValue);
        pair.FromClient.Randomly(1, loss: 0.02);
        pair.Connect().Client.Send(1_000_000);
        pair.RunUntil(() => pair.Server.CanSend).Server.Send(300_000);

        pair.Flush().RunUntil(() => pair.ReadByServer == 1_000_000 && pair.ReadByClient == 300_000);
        pair.Client.Shutdown();
        pair.Server.Shutdown();
        pair.Flush().RunOut();

        Assert.Equal((TcpState.Closed, TcpState.Closed), (pair.Client.State, pair.Server.State));
    }

    // More than half the number space, so that what was remembered at the start seems to lie ahead.
    [Fact, Rfc(9293, "3.4")]
    public void What_is_far_behind_is_not_taken_for_what_is_ahead()
    {
        var options = new TcpOptions { MaximumSegmentSize = 65_495, NoDelay = false };
        var pair = new Pair(options);
        pair.FromClient.KeepsNoRecord = true;
        pair.FromServer.KeepsNoRecord = true;
        pair.Connect().Client.Send(100); // a small segment, at number 1
        pair.Flush().RunFor(1.Seconds);

        const long Half = (1L << 31) + 100_000_000;
        pair.Client.Send(Half / 65_483 * 65_483); // whole segments
        pair.Flush().RunUntil(() => pair.ReadByServer > Half / 65_483 * 65_483);

        // With the small segment long acknowledged, the next one does not wait.
        pair.RunFor(1.Seconds);
        var before = pair.Now;
        pair.Client.Send(100);
        pair.Client.TryTransmit(before, out var segment);
        Assert.Equal(100, segment.PayloadBytes);
    }

    // Segments come and go, and nothing is left behind: after a warm-up in which buffers grow to what they
    // need.
    [Theory]
    [InlineData(AckPolicyKind.Linux, 0)]
    [InlineData(AckPolicyKind.Delayed, 0.01)]
    public void A_segment_allocates_nothing(AckPolicyKind policy, double loss)
    {
        // A window of 64 KiB keeps the queue short; the time between segments keeps it from standing still.
        var options = new TcpOptions { AckPolicy = policy, MaximumReceiveBufferBytes = 131_072 };
        var pair = new Pair(options) { Delay = 1.Milliseconds, Spacing = 10.Microseconds };
        pair.FromClient.KeepsNoRecord = true;
        pair.FromServer.KeepsNoRecord = true;
        pair.FromClient.Randomly(7, loss);
        pair.Connect().Client.Send(100_000_000);
        pair.Flush().RunFor(2.Seconds);

        var segments = pair.FromClient.Count;
        var allocated = long.MaxValue;
        for (var time = 0; time < 4; time++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            pair.RunFor(250.Milliseconds);

            // A collection that another thread begins meanwhile counts what this one had set aside.
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.InRange(pair.FromClient.Count - segments, 1000, int.MaxValue);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_run_repeats_itself()
    {
        static List<string> Run()
        {
            var pair = new Pair();
            pair.FromClient.Randomly(3, 0.05, 0.05, 20.Milliseconds);
            pair.FromServer.Randomly(4, 0.05, 0.05, 20.Milliseconds);
            pair.Connect().Client.Send(200_000);
            pair.Flush().RunUntil(() => pair.ReadByServer == 200_000);
            return [.. pair.FromClient.Sent.Concat(pair.FromServer.Sent).Select(sent => sent.ToString())];
        }

        Assert.Equal(Run(), Run());
    }
}
