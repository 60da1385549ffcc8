using NetSim.Reporting.Tables;

namespace NetSim.Tests.Reporting.Tables;

public class TraceTableTests
{
    [Fact]
    public void A_packet_has_a_row_for_each_link_and_numbers_are_relative()
    {
        var trace = Traces.Lossy().Trace;

        Approved.Matches(Written.By(stream =>
        {
            using var table = new TraceTable(stream);
            table.Write(trace);
        }));
    }

    [Fact]
    public void A_lost_packet_has_no_time_of_delivery_but_a_cause()
    {
        var trace = Traces.LostSyn().Trace;

        var rows = Written.By(stream =>
        {
            using var table = new TraceTable(stream);
            table.Write(trace);
        }).Split('\n');

        Assert.Equal(
            "0,0,0,,access,forward,1,page,0,S,0,,0,64240,\"mss 1460,sackOK,TS val 7 ecr 3,wscale 10\",,syn,drop_list",
            rows[1]);
        Assert.EndsWith(",,rto,", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public void The_causes_of_sending_and_of_losing_stand_side_by_side()
    {
        var trace = new TraceBuilder().Packet(
            0,
            fromClient: true,
            "S",
            0,
            cause: NetSim.Protocols.Tcp.SendCause.RetransmissionTimeout,
            loss: NetSim.Network.Tracing.LossCause.QueueFull).Trace;

        var text = Written.By(stream =>
        {
            using var table = new TraceTable(stream);
            table.Write(trace);
        });

        Assert.EndsWith(",rto,queue_full\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void States_have_a_table_of_their_own()
    {
        var trace = Traces.Tls13().Trace;

        Approved.Matches(Written.By(stream =>
        {
            using var table = new StateTable(stream);
            table.Write(4, trace);
        }));
    }
}
