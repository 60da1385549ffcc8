using NetSim.Engine;
using NetSim.Network;
using NetSim.Units;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

public class StallTests
{
    private static readonly LinkDirectionSpec Path = new() { Delay = 50.Milliseconds };

    // The request comes at 150 ms, is read when the server runs again at 400 ms, and the response takes 50 ms.
    [Fact]
    public void A_server_that_stalls_answers_when_it_runs_again()
    {
        var result = OnHost(1, Scenarios.RequestAndResponse(Path), new Stall(120.Milliseconds, 280.Milliseconds, false)).RunOne();

        Assert.Equal(450, result.LastByte!.Value.InMilliseconds);
    }

    // Its kernel answers the SYN at 50 ms, and the connection is accepted at 400 ms: the request has been there since 150 ms.
    [Fact]
    public void The_kernel_of_a_stalled_server_completes_handshakes()
    {
        var result = OnHost(1, Scenarios.RequestAndResponse(Path), new Stall(10.Milliseconds, 390.Milliseconds, false)).RunOne();

        Assert.Equal(100, result.Connect!.Value.InMilliseconds);
        Assert.Equal(450, result.LastByte!.Value.InMilliseconds);
    }

    // The response comes at 200 ms; the client reads it at 700 ms.
    [Fact]
    public void A_client_that_stalls_reads_late()
    {
        var result = OnHost(0, Scenarios.RequestAndResponse(Path), new Stall(150.Milliseconds, 550.Milliseconds, false)).RunOne();

        Assert.Equal(700, result.LastByte!.Value.InMilliseconds);
    }

    // 30 ms late, and its latency is counted from when it was to begin: 30 + 200 ms.
    [Fact]
    public void A_connection_that_was_to_begin_in_a_stall_begins_at_its_end()
    {
        var result = OnHost(0, Scenarios.RequestAndResponse(Path), new Stall(0.Milliseconds, 30.Milliseconds, false)).RunOne();

        Assert.Equal(130, result.Connect!.Value.InMilliseconds);
        Assert.Equal(230, result.LastByte!.Value.InMilliseconds);
    }

    // Four segments of a new connection are acknowledged one by one; those that wait in the backlog all at once.
    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 1)]
    public void Segments_that_wait_for_a_held_socket_are_acknowledged_together(bool holdsSockets, int acknowledgments)
    {
        var scenario = Scenarios.Pair([new Send(4 * 1448), new Receive(1)], [new Receive(4 * 1448), new Send(1)], Path);
        var stall = new Stall(140.Milliseconds, 30.Milliseconds, holdsSockets);

        var packets = OnHost(1, scenario, stall).Run().Trace.Packets;

        Assert.Equal(acknowledgments, packets.Count(static packet =>
            !packet.FromClient && packet.Segment.PayloadBytes == 0 && packet.RelativeAcknowledgment > 1));
    }

    private static Scenario OnHost(int place, Scenario scenario, Stall stall) => scenario with
    {
        Hosts = [.. scenario.Hosts.Select((host, index) => index == place ? host with { Stalls = [stall] } : host)],
    };
}
