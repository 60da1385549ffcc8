using CsCheck;
using NetSim.Network;

namespace NetSim.Tests.Network;

/// <summary>What holds for every link at every instant, whatever it does to packets.</summary>
public class LinkConservationTests
{
    private static readonly Gen<Probability> Share =
        Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 0.2]).Select(share => new Probability(share));

    private static readonly Gen<LossModel?> Loss = Gen.OneOf<LossModel?>(
        Gen.Const((LossModel?)null),
        Gen.Select(Gen.Double[0.01, 0.2], Gen.Double[1, 5], (loss, burst) =>
            (LossModel?)LossModel.GilbertElliott.OfBursts(loss, burst)),
        Gen.Int[2, 20].Select(every => (LossModel?)new LossModel.Periodic(every, every)));

    private static readonly Gen<QueueDiscipline?> Discipline = Gen.OneOf<QueueDiscipline?>(
        Gen.Const((QueueDiscipline?)null),
        Gen.Const((QueueDiscipline?)new QueueDiscipline.Red(1, 4, new Probability(0.5), 0.1, IsGentle: true, Ecn: false)),
        Gen.Const((QueueDiscipline?)new QueueDiscipline.CoDel(1.Milliseconds, 10.Milliseconds, Ecn: false)),
        Gen.Const((QueueDiscipline?)new QueueDiscipline.FqCoDel(1.Milliseconds, 10.Milliseconds, 1514, 4, Ecn: false)));

    private static readonly Gen<RateModel?> Rates = Gen.OneOf<RateModel?>(
        Gen.Const((RateModel?)null),
        Gen.Const((RateModel?)new RateModel.TokenBucket(new DataRate(2_000_000), new DataSize(8_000), null)),
        Gen.Const((RateModel?)new RateModel.Opportunities([1, 2, 4, 4, 9])));

    private static readonly Gen<LinkDirectionSpec> Way = Gen.Select(
        Gen.Select(Share, Share, Share, Share), Loss, Discipline, Rates, Gen.Int[1, 30], Gen.Bool,
        (shares, loss, discipline, rates, number, allows) => new LinkDirectionSpec
        {
            Delay = number.Milliseconds,
            Jitter = number % 2 == 0 ? null : new Jitter(JitterDistribution.Gamma, 3.Milliseconds, 4.Milliseconds),
            AllowsOvertaking = allows,
            Loss = shares.Item1,
            LossModel = loss,
            Corruption = shares.Item2,
            Duplication = shares.Item3,
            Reordering = number % 3 == 0 ? new Reordering(shares.Item4, number, 20.Milliseconds) : null,
            Rate = new DataRate(3_000_000),
            RateModel = rates,
            Queue = new QueueLimit(Packets: number),
            Discipline = discipline,
            OverheadBytes = number,
            Outages = number % 5 == 0 ? [new Outage(100.Milliseconds, 50.Milliseconds)] : [],
        });

    // The end of the run is an instant like any other.
    [Fact]
    public void Nothing_is_lost_without_a_cause() =>
        Gen.Select(Way, Way, Gen.Int[1, 1000]).Sample(
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
        Gen.Select(Way, Gen.Bool).Sample(
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
