using NetSim.Network;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

/// <summary>Losses of data are repaired with the same segments, at the same times, as by a real kernel.</summary>
public class RecoveryTraceTests
{
    // A timer of the kernel is never early and up to 32 ms late at these lengths; lateness adds up over the timers that
    // came before.
    private const double ReactionMs = 3;
    private const double TimerMs = 33;

    [Theory]
    [InlineData("14_last_of_10", 14_000, 12, 12)]
    [InlineData("14_last_of_3", 4_000, 5, 5)]
    [InlineData("14_seg10_last_of_iw", 100_000, 12, 12)]
    [InlineData("14_seg1", 100_000, 3, 3)]
    [InlineData("14_seg5", 100_000, 7, 7)]
    [InlineData("14_segs2to10", 100_000, 4, 12)]
    [InlineData("14_tail_and_tlp", 14_000, 12, 13)]
    public void What_a_server_sends_again(string trace, long responseBytes, int firstDrop, int lastDrop)
    {
        var backward = new LinkDirectionSpec { Delay = 50.Milliseconds, Drops = [new OrdinalRange(firstDrop, lastDrop)] };
        var scenario = Scenarios.Pair(
            [new Send(200), new Receive(responseBytes), new At(4.Seconds), new Close()],
            [new Receive(200), new Send(responseBytes), new ReceiveEof(), new Close()],
            new LinkDirectionSpec { Delay = 50.Milliseconds },
            backward);

        Compare(trace, "S>C", scenario);
    }

    [Theory]
    [InlineData("14_request_twice", 3, 4)]
    [InlineData("14_request_4x", 3, 6)]
    public void What_a_client_sends_again(string trace, int firstDrop, int lastDrop)
    {
        var forward = new LinkDirectionSpec { Delay = 50.Milliseconds, Drops = [new OrdinalRange(firstDrop, lastDrop)] };
        var scenario = Scenarios.Pair(
            [new Send(200), new Receive(1000), new At(20.Seconds), new Close()],
            [new Receive(200), new Send(1000), new ReceiveEof(), new Close()],
            forward,
            new LinkDirectionSpec { Delay = 50.Milliseconds });

        Compare(trace, "C>S", scenario);
    }

    private static void Compare(string trace, string direction, Scenario scenario)
    {
        var measured = Repeated(TracedPacket.Read(trace).Where(packet => packet.Direction == direction && packet.Length > 0));

        var simulated = Repeated(scenario.Run().Trace.Packets.Select(TracedPacket.From)
            .Where(packet => packet.Direction == direction && packet.Length > 0));

        Assert.NotEmpty(measured);
        Assert.Equal(measured.Select(packet => (packet.Sequence, packet.Length)), simulated.Select(packet => (packet.Sequence, packet.Length)));
        foreach (var (index, (real, model)) in measured.Zip(simulated).Index())
        {
            Assert.InRange(real.SentMs - model.SentMs, -ReactionMs, ReactionMs + TimerMs * (index + 1));
        }
    }

    // Segments that do not go beyond what was sent before.
    private static List<TracedPacket> Repeated(IEnumerable<TracedPacket> packets)
    {
        var end = 0L;
        var again = new List<TracedPacket>();
        foreach (var packet in packets)
        {
            if (packet.Sequence < end)
            {
                again.Add(packet);
            }

            end = Math.Max(end, packet.Sequence + packet.Length);
        }

        return again;
    }
}
