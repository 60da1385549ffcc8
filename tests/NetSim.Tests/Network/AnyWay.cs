using CsCheck;
using NetSim.Network;

namespace NetSim.Tests.Network;

/// <summary>Directions of links that do anything to packets that a link can do.</summary>
internal static class AnyWay
{
    private static readonly Gen<Probability> Share =
        CsCheck.Gen.OneOf(CsCheck.Gen.Const(0.0), CsCheck.Gen.Double[0, 0.2]).Select(share => new Probability(share));

    private static readonly Gen<LossModel?> Loss = CsCheck.Gen.OneOf<LossModel?>(
        CsCheck.Gen.Const((LossModel?)null),
        CsCheck.Gen.Select(CsCheck.Gen.Double[0.01, 0.2], CsCheck.Gen.Double[1, 5], (loss, burst) =>
            (LossModel?)LossModel.GilbertElliott.OfBursts(loss, burst)),
        CsCheck.Gen.Int[2, 20].Select(every => (LossModel?)new LossModel.Periodic(every, every)));

    private static readonly Gen<QueueDiscipline?> Discipline = CsCheck.Gen.OneOf<QueueDiscipline?>(
        CsCheck.Gen.Const((QueueDiscipline?)null),
        CsCheck.Gen.Const((QueueDiscipline?)new QueueDiscipline.Red(1, 4, new Probability(0.5), 0.1, IsGentle: true, Ecn: false)),
        CsCheck.Gen.Const((QueueDiscipline?)new QueueDiscipline.CoDel(1.Milliseconds, 10.Milliseconds, Ecn: false)),
        CsCheck.Gen.Const((QueueDiscipline?)new QueueDiscipline.FqCoDel(1.Milliseconds, 10.Milliseconds, 1514, 4, Ecn: false)));

    private static readonly Gen<RateModel?> Rates = CsCheck.Gen.OneOf<RateModel?>(
        CsCheck.Gen.Const((RateModel?)null),
        CsCheck.Gen.Const((RateModel?)new RateModel.TokenBucket(new DataRate(2_000_000), new DataSize(8_000), null)),
        CsCheck.Gen.Const((RateModel?)new RateModel.Opportunities([1, 2, 4, 4, 9])));

    /// <summary>Any.</summary>
    public static Gen<LinkDirectionSpec> Gen { get; } = CsCheck.Gen.Select(
        CsCheck.Gen.Select(Share, Share, Share, Share), Loss, Discipline, Rates, CsCheck.Gen.Int[1, 30], CsCheck.Gen.Bool,
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
}
