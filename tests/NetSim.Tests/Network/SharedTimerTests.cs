using NetSim.Engine;
using NetSim.Network;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Network;

/// <summary>Hosts on one kernel have one clock: timers that are due together expire together.</summary>
public class SharedTimerTests
{
    private const int Runs = 400;

    // The first SYN-ACK is lost on a path of 10 ms. The client’s SYN timer and the server’s SYN-ACK timer, both of 1 s, are set
    // 5 ms apart; at 250 Hz their slots are 32 ms long. They end in the same slot in 27 of 32 cases (84 %): then the server has
    // sent its SYN-ACK again when the client’s SYN comes again. In the other cases that SYN comes first and sets the
    // server’s timer anew. With a clock for each, both are sent if the client’s timer is later than the server’s by 0 to 10 ms,
    // each of them being up to 32 ms late: (1 - (22/32)²) / 2 = 26 %.
    [Theory]
    [InlineData(true, 0.78, 0.90)]
    [InlineData(false, 0.20, 0.33)]
    public void Both_ends_try_again_in_the_same_slot_if_they_are_on_one_kernel(bool isShared, double least, double most)
    {
        var line = new LinkDirectionSpec { Delay = 5.Milliseconds };
        var scenario = Scenarios.RequestAndResponse(line)
            .WithTcp(tcp => tcp with { TimerHz = 250, SharesTimerPhase = isShared });
        scenario = scenario with { Links = [scenario.Links[0] with { Backward = line with { Drops = [new OrdinalRange(1, 1)] } }] };

        var both = Enumerable.Range(0, Runs).Count(run => scenario.Run(run).Trace.Packets
            .Count(packet => !packet.FromClient && packet.Segment.Has(TcpFlags.Syn)) == 3);

        Assert.InRange((double)both / Runs, least, most);
    }
}
