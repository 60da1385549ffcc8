using CsCheck;
using NetSim.Network;
using NetSim.Network.Links;

namespace NetSim.Tests.Network;

public class LinkModelTests
{
    [Fact]
    public void A_drop_list_names_the_same_packets_as_its_ranges() =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[0, 5]).Array[0, 6].Sample(parts =>
        {
            OrdinalRange[] ranges = [.. parts.Select(part => new OrdinalRange(part.Item1, part.Item1 + part.Item2))];
            var list = new DropList(ranges);

            for (var ordinal = 1; ordinal < 40; ordinal++)
            {
                Assert.Equal(ranges.Any(range => range.Contains(ordinal)), list.Contains(ordinal));
            }
        });

    // 1,250 B at 10 Mbit/s take 1 ms. The first is being sent, two wait, the fourth finds no room.
    [Fact]
    public void A_full_queue_drops_and_the_packet_in_transmission_does_not_count()
    {
        var queue = new DropTailQueue(new DataRate(10_000_000), new QueueLimit(Bytes: new DataSize(2500)));

        Assert.True(queue.TryEnter(1250, SimTime.Start, out var first));
        Assert.True(queue.TryEnter(1250, SimTime.Start, out _));
        Assert.True(queue.TryEnter(1250, SimTime.Start, out var third));
        Assert.False(queue.TryEnter(1250, SimTime.Start, out _));

        Assert.Equal(SimTime.Start + 1.Milliseconds, first);
        Assert.Equal(SimTime.Start + 3.Milliseconds, third);

        // After 1 ms the second is being sent, so there is room again.
        Assert.True(queue.TryEnter(1250, SimTime.Start + 1.Milliseconds, out var fourth));
        Assert.Equal(SimTime.Start + 4.Milliseconds, fourth);
    }

    [Fact]
    public void A_limit_in_packets_counts_packets()
    {
        var queue = new DropTailQueue(new DataRate(8_000), new QueueLimit(Packets: 1));

        Assert.True(queue.TryEnter(40, SimTime.Start, out _));
        Assert.True(queue.TryEnter(40, SimTime.Start, out _));
        Assert.False(queue.TryEnter(40, SimTime.Start, out _));
    }

    [Fact]
    public void Without_a_rate_nothing_waits()
    {
        var queue = new DropTailQueue(rate: null, new QueueLimit(Packets: 0));

        Assert.True(queue.TryEnter(1500, SimTime.Start, out var sent));
        Assert.Equal(SimTime.Start, sent);
    }

    // The share of the time in which a saturated transmitter sends is 1, whatever the sizes are.
    [Fact]
    public void A_transmitter_is_never_faster_than_its_rate() =>
        Gen.Select(Gen.Int[40, 1500], Gen.Int[0, 400_000]).Array[1, 100].Sample(packets =>
        {
            var rate = new DataRate(40_000_000);
            var queue = new DropTailQueue(rate, limit: null);
            var now = SimTime.Start;
            var last = SimTime.Start;
            foreach (var (bytes, gap) in packets)
            {
                now += new SimDuration(gap);
                Assert.True(queue.TryEnter(bytes, now, out var sent));
                Assert.True(sent - SimTime.Max(now, last) == rate.TimeFor(new DataSize(bytes)));
                last = sent;
            }
        });

    [Fact]
    public void Cores_take_work_in_the_order_in_which_it_comes()
    {
        var cpu = new HostCpu(new CpuSpec(Cores: 2, Speed: 2));
        var now = SimTime.Start;

        // 4 ms of reference work take 2 ms at twice the speed; the third waits for a core.
        Assert.Equal(now + 2.Milliseconds, cpu.Occupy(now, 4.Milliseconds));
        Assert.Equal(now + 3.Milliseconds, cpu.Occupy(now, 6.Milliseconds));
        Assert.Equal(now + 4.Milliseconds, cpu.Occupy(now, 4.Milliseconds));
        Assert.Equal(now + 9.Milliseconds, cpu.Occupy(now + 8.Milliseconds, 2.Milliseconds));
    }

    [Fact]
    public void Without_a_number_of_cores_nobody_waits()
    {
        var cpu = new HostCpu(new CpuSpec());

        Assert.Equal(SimTime.Start + 1.Seconds, cpu.Occupy(SimTime.Start, 1.Seconds));
        Assert.Equal(SimTime.Start + 1.Seconds, cpu.Occupy(SimTime.Start, 1.Seconds));
    }
}
