using NetSim.Engine;
using NetSim.Network;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

public class WakeUpTests
{
    private static readonly LinkDirectionSpec Path = new() { Delay = 50.Milliseconds };

    // Two round trips and two wake-ups: of the client when it is connected, and for the response. The server has woken up for
    // the connection just when the request comes.
    [Fact]
    public void Each_wait_of_a_process_takes_its_wake_up_longer()
    {
        var prompt = Scenarios.RequestAndResponse(Path);

        var slow = Woken(prompt, 1.Milliseconds);

        Assert.Equal(200, prompt.RunOne().LastByte!.Value.InMilliseconds);
        Assert.Equal(202, slow.RunOne().LastByte!.Value.InMilliseconds);
    }

    // In a conversation Linux acknowledges the second of two small writes when it was read with nothing behind it; of three that
    // are read together there is one ACK.
    [Fact]
    public void What_comes_before_the_process_wakes_up_is_read_together()
    {
        var between = new Wait(100.Microseconds);
        var scenario = Scenarios.Pair(
            [new Send(200), new Receive(1000), new Send(200), new Receive(300)],
            [
                new Receive(200), new Send(1000), new Receive(200),
                new Send(100), between, new Send(100), between, new Send(100),
            ],
            Path);

        Assert.Contains(1201, AcknowledgmentsAfterFirst(Woken(scenario, SimDuration.Zero)));
        Assert.DoesNotContain(1201, AcknowledgmentsAfterFirst(Woken(scenario, 1.Milliseconds)));
    }

    private static IEnumerable<long> AcknowledgmentsAfterFirst(Scenario scenario) =>
        scenario.Run().Trace.Packets
            .Where(static packet => packet.FromClient && packet.RelativeAcknowledgment > 1001)
            .Select(static packet => packet.RelativeAcknowledgment!.Value);

    private static Scenario Woken(Scenario scenario, SimDuration delay) =>
        scenario with { Hosts = [.. scenario.Hosts.Select(host => host with { WakeUp = delay })] };
}
