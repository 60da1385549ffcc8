using NetSim.Engine;
using NetSim.Network;
using NetSim.Protocols.Tcp.Congestion;

namespace NetSim.Tests.Network;

public class AllocationTests
{
    // Everything that a connection needs is made when it opens; buffers grow until they are large enough. What a
    // packet costs after that shows in the difference between a long transfer and one twice as long.
    [Theory]
    [InlineData(0, CongestionControlKind.Cubic)]
    [InlineData(0.01, CongestionControlKind.Cubic)]
    [InlineData(0.01, CongestionControlKind.Bbr)]
    public void A_packet_in_a_long_transfer_allocates_nothing(double loss, CongestionControlKind kind)
    {
        var direction = new LinkDirectionSpec
        {
            Delay = 5.Milliseconds,
            Rate = new DataRate(100_000_000),
            Queue = new QueueLimit(new DataSize(100_000)),
            Loss = new Probability(loss),
        };
        Allocated(direction, kind, 20_000_000);

        // The runtime counts in chunks of 8 KiB where a collection comes in between; three times in a row it does not.
        var differences = Enumerable.Range(0, 3).Select(_ =>
        {
            var shorter = Allocated(direction, kind, 20_000_000);
            var longer = Allocated(direction, kind, 40_000_000);
            Assert.True(longer.Events > shorter.Events + 10_000);
            return Math.Abs(longer.Bytes - shorter.Bytes);
        });

        // What is left is a list that happened to grow: less than a byte for five packets.
        Assert.InRange(differences.Min(), 0, 2000);
    }

    private static (long Bytes, long Events) Allocated(
        LinkDirectionSpec direction, CongestionControlKind kind, long responseBytes)
    {
        var scenario = Scenarios.RequestAndResponse(direction, responseBytes: responseBytes)
            .WithServer(server => server with { Tcp = server.Tcp with { CongestionControl = kind } });
        var simulation = new Simulation(scenario, new Simulator());
        simulation.Run(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = simulation.Run(0);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(responseBytes, result.Connections[0].BytesReceived);
        return (bytes, result.Events);
    }
}
