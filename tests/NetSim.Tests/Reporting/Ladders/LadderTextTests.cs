using NetSim.Engine;
using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Reporting.Ladders;
using NetSim.Tests.Topologies;

namespace NetSim.Tests.Reporting.Ladders;

public class LadderTextTests
{
    [Fact]
    public void A_lost_SYN_costs_a_timeout() => Approved.Matches(Draw(Traces.LostSyn()));

    [Fact]
    public void A_TLS_1_3_handshake_names_its_messages() => Approved.Matches(Draw(Traces.Tls13()));

    [Fact]
    public void Losses_and_retransmissions_are_marked() => Approved.Matches(Draw(Traces.Lossy()));

    [Fact]
    public void The_middle_of_a_long_conversation_is_left_out_and_counted() =>
        Approved.Matches(Draw(Traces.Lossy(), maximumSegments: 8));

    // The arrow begins in the middle, and the end in whose place it was sent has no time for it.
    [Fact]
    public void What_a_node_in_the_middle_says_begins_there()
    {
        var topology = ShippedTopologies.ScenarioOf("middleboxes/nat_timeout");
        var trace = new RunTrace();
        new Simulation(topology, new Simulator()).Run(0, trace);

        var text = LadderText.Draw(Ladder.Of("forgotten", topology.Connections[0], trace, run: 0));

        var line = Assert.Single(text.Split('\n'), line => line.Contains("R 501:501(0)", StringComparison.Ordinal));
        Assert.EndsWith("R 501:501(0) win 0 * |", line);
        Assert.Matches("^ +600066.082  CLOSED +[|]<-", line);
    }

    [Fact]
    public void Chinese_names_take_two_columns_a_character()
    {
        var builder = Traces.LostSyn();
        var spec = builder.Spec with { From = "客户端", To = "网页服务器" };

        var text = LadderText.Draw(Ladder.Of("丢失的 SYN", spec, builder.Trace, run: 0));

        var lines = text.Split('\n');
        var header = Assert.Single(lines, line => line.Contains("客户端", StringComparison.Ordinal));
        var first = Assert.Single(lines, line => line.Contains("SYN-SENT", StringComparison.Ordinal));
        // Both bars stand in the same columns in the header, which has Chinese before them, and in a row that
        // has none.
        Assert.Equal(Bars(first), Bars(header));
    }

    private static int[] Bars(string line)
    {
        var columns = 0;
        var bars = new List<int>();
        foreach (var letter in line)
        {
            if (letter == '|')
            {
                bars.Add(columns);
            }

            columns += letter > 0x2E80 ? 2 : 1;
        }

        return [.. bars];
    }

    private static string Draw(TraceBuilder builder, int maximumSegments = Ladder.DefaultMaximumSegments) =>
        LadderText.Draw(Ladder.Of(
            "example", builder.Spec, builder.Trace, run: 0, maximumSegments: maximumSegments));
}
