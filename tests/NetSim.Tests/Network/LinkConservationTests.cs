using CsCheck;
using NetSim.Network;

namespace NetSim.Tests.Network;

/// <summary>What holds for every link at every instant, whatever it does to packets.</summary>
public class LinkConservationTests
{
    // The end of the run is an instant like any other.
    [Fact]
    public void Nothing_is_lost_without_a_cause() =>
        Gen.Select(AnyWay.Gen, AnyWay.Gen, Gen.Int[1, 1000]).Sample(
            (forward, backward, end) =>
            {
                var scenario = Scenarios.RequestAndResponse(forward, responseBytes: 30_000)
                    .WithConnection(connection => connection with { Start = new StartSpec { Count = 3, Every = 30.Milliseconds } });
                scenario = scenario with
                {
                    Links = [scenario.Links[0] with { Backward = backward }],
                    Duration = end.Milliseconds,
                };

                foreach (var link in LinkProbe.RunOf(scenario, out _).Links)
                {
                    var counters = link.Counters;
                    Assert.Equal(
                        counters.Sent + counters.Duplicated, counters.Delivered + counters.AllLost + link.OnLink);
                }
            },
            iter: 10_000);

    [Fact]
    public void No_packet_arrives_before_its_delay_and_without_leave_none_overtakes_another() =>
        Gen.Select(AnyWay.Gen, Gen.Bool).Sample(
            (way, isOrdered) =>
            {
                way = way with { Jitter = null, AllowsOvertaking = !isOrdered, Reordering = isOrdered ? null : way.Reordering };
                var scenario = Scenarios.RequestAndResponse(way, responseBytes: 30_000) with { Duration = 2.Seconds };

                var packets = scenario.Run().Trace.Packets.Where(packet => packet.DeliveredAt is not null).ToList();

                Assert.All(packets, packet => Assert.True(packet.DeliveredAt - packet.SentAt >= way.Delay));
                if (isOrdered && way.Discipline is not QueueDiscipline.FqCoDel)
                {
                    foreach (var direction in packets.GroupBy(packet => packet.Direction))
                    {
                        var arrivals = direction.Select(packet => packet.DeliveredAt!.Value).ToList();
                        Assert.Equal(arrivals.Order(), arrivals);
                    }
                }
            },
            iter: 1_000);
}
