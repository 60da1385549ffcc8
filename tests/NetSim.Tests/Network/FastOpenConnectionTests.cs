using NetSim.Network;
using NetSim.Protocols;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Network;

public class FastOpenConnectionTests
{
    // One way takes 50 ms. With an ordinary handshake the response comes after two round trips, with a cookie after one.
    [Theory, Rfc(7413, "4.2")]
    [InlineData(FastOpenUse.Off, 200)]
    [InlineData(FastOpenUse.Request, 200)]
    [InlineData(FastOpenUse.Cookie, 100)]
    public void A_cookie_saves_a_round_trip(FastOpenUse use, int firstByteMs)
    {
        var record = Scenarios.RequestAndResponse(new LinkDirectionSpec { Delay = 50.Milliseconds })
            .WithConnection(connection => connection with { FastOpen = use }).RunOne();

        Assert.Equal(ConnectionOutcome.Completed, record.Outcome);
        Assert.Equal(firstByteMs.Milliseconds, record.FirstByte);
    }

    [Fact, Rfc(7413, "4.1.2")]
    public void The_SYN_carries_the_first_write()
    {
        var (_, trace) = Scenarios.RequestAndResponse(new LinkDirectionSpec { Delay = 50.Milliseconds })
            .WithConnection(connection => connection with { FastOpen = FastOpenUse.Cookie }).Run();

        var syns = trace.Packets.Select(packet => packet.Segment).Where(segment => segment.Has(TcpFlags.Syn)).ToList();
        Assert.Equal(200, syns[0].PayloadBytes);
        Assert.Equal(syns[0].Sequence + 201, syns[1].Acknowledgment);
    }

    // Sent again at 1 s as a plain SYN, with the request behind the handshake: 1 s and two round trips.
    [Fact, Rfc(7413, "4.1.3")]
    public void A_lost_SYN_falls_back_to_an_ordinary_handshake()
    {
        var clean = new LinkDirectionSpec { Delay = 50.Milliseconds };
        var scenario = Scenarios.RequestAndResponse(clean)
            .WithConnection(connection => connection with { FastOpen = FastOpenUse.Cookie });
        var lossy = clean with { Drops = [new OrdinalRange(1, 1)] };
        scenario = scenario with { Links = [scenario.Links[0] with { Forward = lossy }] };

        Assert.Equal(1200.Milliseconds, scenario.RunOne().FirstByte);
    }
}
