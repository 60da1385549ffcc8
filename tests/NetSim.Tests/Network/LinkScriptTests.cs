using NetSim.Network;
using NetSim.Network.Scripting;
using NetSim.Units;

namespace NetSim.Tests.Network;

/// <summary>What happens to a link in the course of a run. A connection is opened every second, at 0, 1, 2 ... s.</summary>
public class LinkScriptTests
{
    private const string Name = "link";

    private static readonly LinkDirectionSpec Path = new() { Delay = 50.Milliseconds };

    // A round trip of 100 ms until 1.5 s, then of 100 + 200 ms.
    [Fact]
    public void A_delay_changes_at_its_time() =>
        Assert.Equal([100, 100, 300, 300], Connects(4, new ScriptEntry { At = 1500.Milliseconds, Delay = 150.Milliseconds }));

    [Fact]
    public void What_was_before_comes_back() => Assert.Equal(
        [100, 300, 100, 100],
        Connects(4, new ScriptEntry { At = 900.Milliseconds, For = 1.Seconds, Delay = 150.Milliseconds }));

    [Fact]
    public void One_direction_changes_alone() => Assert.Equal(
        [100, 200],
        Connects(2, new ScriptEntry { At = 500.Milliseconds, Direction = LinkDirection.Backward, Delay = 150.Milliseconds }));

    // From 50 ms to 150 ms between 0 and 10 s, in fifty steps of 2 ms, each 0.2 s after the one before: at 5 s it is 100 ms there,
    // and 0.1 s later still so.
    [Fact]
    public void A_ramp_gets_there_in_steps()
    {
        var connects = Connects(12, new ScriptEntry { Delay = 150.Milliseconds, Over = 10.Seconds });

        Assert.Equal(100, connects[0]);
        Assert.Equal(200, connects[5]);
        Assert.Equal(300, connects[11]);
        Assert.Equal(connects.Order(), connects);
    }

    // SYNs at 1, 3 and 5 s meet a link that is down until 0.5 s later, and go again after a second.
    [Fact]
    public void Outages_come_again() => Assert.Equal(
        [100, 1100, 100, 1100, 100, 1100, 100],
        Connects(7, new ScriptEntry { At = 1.Seconds, Down = 500.Milliseconds, Every = 2.Seconds, Count = 3 }));

    [Fact]
    public void Losses_change() => Assert.Equal(
        [100, 1100, 100],
        Connects(3, new ScriptEntry { At = 500.Milliseconds, For = 1.Seconds, Loss = new LossModel.Bernoulli(new Probability(1)) }));

    // 1,500 B take 1.5 ms at 8 Mbit/s and 15 ms at 800 kbit/s; the response of 1,448 B of data is one packet of 1,500 B.
    [Fact]
    public void A_rate_changes()
    {
        var link = Path with { Rate = new DataRate(8_000_000) };
        var scenario = Every(Scenarios.RequestAndResponse(link, responseBytes: 1448), 2) with
        {
            Script = [new ScriptEntry { At = 500.Milliseconds, Link = Name, Direction = LinkDirection.Backward, Rate = new DataRate(800_000) }],
        };

        var records = scenario.Run().Result.Connections;

        var slower = records[1].LastByte!.Value - records[0].LastByte!.Value;
        // The SYN-ACK and the ACK of the request, 60 B and 52 B, are slower too: 0.06 and 0.05 ms become 0.6 and 0.52 ms.
        Assert.Equal(13.5 + 0.54, slower.InMilliseconds, 0.6);
    }

    [Fact]
    public void What_happens_elsewhere_changes_no_draw()
    {
        var lossy = Path with { Loss = new Probability(0.2), Jitter = new Jitter(JitterDistribution.Normal, SimDuration.Zero, 5.Milliseconds) };
        var scenario = Every(Scenarios.RequestAndResponse(lossy), 30);
        var late = new ScriptEntry { At = 100.Seconds, Link = Name, Loss = new LossModel.Bernoulli(new Probability(0.9)), Down = 1.Seconds };

        var plain = scenario.Run().Result.Connections;
        var scripted = (scenario with { Script = [late] }).Run().Result.Connections;

        Assert.Equal(plain.Where(IsEarly), scripted.Where(IsEarly));
        Assert.Contains(plain, IsEarly);
        static bool IsEarly(ConnectionRecord record) => record.Start + record.Total < SimTime.Start + 100.Seconds;
    }

    private static List<double> Connects(int count, ScriptEntry entry) =>
        [.. (Every(Scenarios.RequestAndResponse(Path), count) with { Script = [entry with { Link = Name }] }).Run().Result.Connections
            .Select(static record => record.Connect!.Value.InMilliseconds)];

    private static Scenario Every(Scenario scenario, int count) =>
        scenario.WithConnection(spec => spec with { Start = new StartSpec { Every = 1.Seconds, Count = count } });
}
