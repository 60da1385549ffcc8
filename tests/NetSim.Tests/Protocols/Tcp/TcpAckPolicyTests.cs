using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

public class TcpAckPolicyTests
{
    // RFC 9293 §3.8.6.3: every second full segment, or after the delay (40 ms by default here).
    [Fact, Rfc(9293, "3.8.6.3"), Rfc(5681, "4.2"), Rfc(9293, "MUST-40")]
    public void Delayed_acknowledges_every_second_segment_or_after_the_delay() => With(AckPolicyKind.Delayed)
        .Inject(". 1:1001(1000) ack 1").ExpectNothing()
        .Inject(". 1001:2001(1000) ack 1").Expect(". 1:1(0) ack 2001")
        .Inject(". 2001:3001(1000) ack 1").ExpectNothing()
        .At(40.Milliseconds - 1.Nanoseconds).ExpectNothing()
        .At(40.Milliseconds).Expect(". 1:1(0) ack 3001", SendCause.DelayedAcknowledgment)
        .At(1.Seconds).ExpectNothing();

    [Fact, Rfc(9293, "3.8.6.3")]
    public void A_second_small_segment_does_not_put_the_delayed_ack_off() => With(AckPolicyKind.Delayed)
        .Inject("P. 1:101(100) ack 1").At(30.Milliseconds).Inject("P. 101:201(100) ack 1").ExpectNothing()
        .At(40.Milliseconds).Expect(". 1:1(0) ack 201");

    [Fact, Rfc(9293, "3.8.6.3")]
    public void Data_takes_the_ack_with_it() => With(AckPolicyKind.Delayed)
        .Inject("P. 1:101(100) ack 1").ExpectNothing()
        .At(10.Milliseconds).Send(50).Expect("P. 1:51(50) ack 101")
        .At(100.Milliseconds).ExpectNothing();

    [Fact]
    public void Immediate_acknowledges_each() => With(AckPolicyKind.Immediate)
        .Inject("P. 1:101(100) ack 1").Expect(". 1:1(0) ack 101")
        .Inject("P. 101:201(100) ack 1").Expect(". 1:1(0) ack 201");

    // Measured on Linux 6.18: each segment is acknowledged at once while the connection is young ...
    [Fact]
    public void Linux_acknowledges_the_first_segments_at_once()
    {
        var script = With(AckPolicyKind.Linux);

        for (var i = 0; i < 16; i++)
        {
            script.Inject($"P. {1 + 100 * i}:{101 + 100 * i}(100) ack 1").Expect($". 1:1(0) ack {101 + 100 * i}");
        }
    }

    // ... and after 40 ms once it has answered data with data within 40 ms: ping-pong mode.
    [Fact]
    public void Linux_delays_acks_in_a_conversation() => With(AckPolicyKind.Linux)
        .Inject("P. 1:101(100) ack 1").Expect(". 1:1(0) ack 101").Send(50).Expect("P. 1:51(50) ack 101")
        .At(100.Milliseconds).Inject("P. 101:201(100) ack 51").ExpectNothing()
        .At(140.Milliseconds).Expect(". 51:51(0) ack 201", SendCause.DelayedAcknowledgment);

    // A delayed ACK that had to be sent shows that it is no conversation after all: the next is not delayed.
    [Fact]
    public void Linux_leaves_the_conversation_when_no_answer_comes() => With(AckPolicyKind.Linux)
        .Inject("P. 1:101(100) ack 1").Expect(". 1:1(0) ack 101").Send(50).Expect("P. 1:51(50) ack 101")
        .At(100.Milliseconds).Inject("P. 101:201(100) ack 51").At(140.Milliseconds).ExpectAny()
        .At(200.Milliseconds).Inject("P. 201:301(100) ack 51").Expect(". 51:51(0) ack 301");

    // Measured on Linux 6.18: the ACK of a FIN is delayed in ping-pong mode, and goes with our own FIN if
    // that comes first.
    [Fact]
    public void Linux_merges_the_ack_of_a_fin_into_its_own_fin() => With(AckPolicyKind.Linux)
        .Inject("P. 1:101(100) ack 1").ExpectAny().Send(50).ExpectAny().Read(100)
        .At(100.Milliseconds).Inject("F. 101:101(0) ack 51").ExpectNothing()
        .At(120.Milliseconds).Close().Expect("F. 51:51(0) ack 102");

    private static Script With(AckPolicyKind policy) => Script.Accepted(Script.Plain with { AckPolicy = policy });
}
