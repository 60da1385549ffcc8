using NetSim.Engine;
using NetSim.Network;
using NetSim.Protocols;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Network;

public class ListenerTests
{
    private static readonly LinkDirectionSpec Path = new() { Delay = 50.Milliseconds };

    // The first waits from 150 ms to 1150 ms; the second’s SYN comes at 350 ms, in vain, and again at 1350 ms.
    [Fact, Rfc(4987, "2")]
    public void A_SYN_that_finds_the_accept_queue_full_is_sent_again()
    {
        var scenario = Opened(2, every: 300.Milliseconds)
            .WithServer(server => server with { Listener = new ListenerSpec { Backlog = 0, AcceptDelay = 1.Seconds } });

        Assert.Equal([100, 1100], ConnectTimes(scenario));
    }

    [Fact, Rfc(4987, "2")]
    public void Without_a_backlog_nobody_is_turned_away()
    {
        var scenario = Opened(2, every: 300.Milliseconds)
            .WithServer(server => server with { Listener = new ListenerSpec { AcceptDelay = 1.Seconds } });

        Assert.Equal([100, 100], ConnectTimes(scenario));
    }

    [Fact, Rfc(4987, "3.1")]
    public void Without_cookies_a_SYN_that_finds_the_SYN_queue_full_is_sent_again()
    {
        var scenario = Opened(3, every: SimDuration.Zero)
            .WithServer(server => server with
            {
                Listener = new ListenerSpec { Backlog = 1, SynCookies = SynCookies.Off },
            });

        Assert.Equal([100, 100, 1100], ConnectTimes(scenario));
    }

    [Fact, Rfc(4987, "3.6")]
    public void With_cookies_it_is_answered()
    {
        var scenario = Opened(3, every: SimDuration.Zero)
            .WithServer(server => server with { Listener = new ListenerSpec { Backlog = 1 } });

        Assert.Equal([100, 100, 100], ConnectTimes(scenario));
    }

    // One waits; the ACK of the other is answered with a RST.
    [Fact, Rfc(4987, "2")]
    public void An_ACK_that_finds_the_accept_queue_full_may_be_reset()
    {
        var listener = new ListenerSpec { Backlog = 0, AbortsOnOverflow = true, AcceptDelay = 1.Seconds };
        var scenario = Opened(2, every: SimDuration.Zero).WithServer(server => server with { Listener = listener });

        Assert.Equal(
            [ConnectionOutcome.Completed, ConnectionOutcome.ResetByPeer],
            Run(scenario).Connections.Select(record => record.Outcome));
    }

    // Data in the SYN makes the first usable, and it waits from 50 ms on. The second’s SYN is a plain one when it is sent
    // again, so that one waits from 1450 ms on.
    [Fact, Rfc(7413, "4.2.2")]
    public void What_Fast_Open_made_usable_waits_to_be_accepted()
    {
        var scenario = Opened(2, every: 300.Milliseconds)
            .WithConnection(connection => connection with { FastOpen = FastOpenUse.Cookie })
            .WithServer(server => server with { Listener = new ListenerSpec { Backlog = 0, AcceptDelay = 1.Seconds } });

        var records = Run(scenario).Connections;

        Assert.Equal([100, 1100], records.Select(record => record.Connect!.Value.InMilliseconds));
        Assert.Equal([1100, 2200], records.Select(record => (int)record.FirstByte!.Value.InMilliseconds));
    }

    [Fact]
    public void A_handshake_of_TLS_begins_when_the_server_has_accepted()
    {
        var tls = new TlsOptions { ChargesCpu = false };
        var scenario = Scenarios.RequestAndResponse(Path, tls)
            .WithServer(server => server with { Listener = new ListenerSpec { AcceptDelay = 20.Milliseconds } });

        Assert.Equal(120.Milliseconds, scenario.RunOne().Handshake);
    }

    [Fact]
    public void Each_run_begins_with_empty_queues()
    {
        var scenario = Opened(2, every: 300.Milliseconds)
            .WithServer(server => server with { Listener = new ListenerSpec { Backlog = 0, AcceptDelay = 1.Seconds } });
        var simulation = new Simulation(scenario with { Duration = 400.Milliseconds }, new Simulator());

        simulation.Run(0);

        Assert.Equal(100.Milliseconds, simulation.Run(1).Connections[0].Connect);
    }

    private static Scenario Opened(int count, SimDuration every) => Scenarios.RequestAndResponse(Path).WithConnection(
        connection => connection with
        {
            Start = new StartSpec { Count = count, Every = every == SimDuration.Zero ? null : every },
        });

    private static RunResult Run(Scenario scenario) => new Simulation(scenario, new Simulator()).Run(0);

    private static IEnumerable<double> ConnectTimes(Scenario scenario) =>
        Run(scenario).Connections.Select(record => record.Connect!.Value.InMilliseconds);
}
