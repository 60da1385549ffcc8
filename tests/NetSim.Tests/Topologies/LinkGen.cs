using CsCheck;
using NetSim.Network;

namespace NetSim.Tests.Topologies;

/// <summary>Directions of links of all kinds that a topology can say.</summary>
internal static class LinkGen
{
    private static readonly Gen<SimDuration> Time = Gen.Long[0, 1_000_000_000_000].Select(
        length => new SimDuration(length));
    private static readonly Gen<SimDuration> Positive = Gen.Long[1, 100_000_000_000].Select(
        length => new SimDuration(length));
    private static readonly Gen<long> Bytes = Gen.Long[1, 1_000_000_000_000];

    private static readonly Gen<Probability> Loss =
        Gen.OneOf(
            Gen.Int[0, 100].Select(percent => percent / 100.0),
            Gen.Double[1e-9, 1]).Select(value => new Probability(value));

    private static readonly Gen<Jitter?> Jitter = Gen.OneOf<Jitter?>(
        Gen.Const((Jitter?)null),
        Gen.Select(
            Gen.OneOf(
                JitterDistribution.LogNormal, JitterDistribution.Gamma, JitterDistribution.Pareto,
                JitterDistribution.Weibull),
            Positive, Positive,
            (distribution, mean, deviation) => (Jitter?)new Jitter(distribution, mean, deviation)),
        Gen.Select(
            Gen.OneOf(JitterDistribution.Normal, JitterDistribution.Uniform), Time, Positive, Gen.Bool,
            (distribution, mean, deviation, isCentred) =>
                (Jitter?)new Jitter(distribution, isCentred ? SimDuration.Zero : mean, deviation)),
        Time.Array[1, 4].Select(samples => (Jitter?)new Jitter([.. samples])),
        Positive.Select(mean => (Jitter?)new Jitter(JitterDistribution.Exponential, mean, mean)));

    private static readonly Gen<Probability> AboveZero = Gen.Double[1e-9, 1].Select(value => new Probability(value));

    private static readonly Gen<LossModel?> Losses = Gen.OneOf<LossModel?>(
        Gen.Const((LossModel?)null),
        Gen.Select(Loss, AboveZero, Loss, Loss, (toBad, toGood, inBad, inGood) =>
            (LossModel?)new LossModel.GilbertElliott(toBad, toGood, inBad, inGood)),
        Gen.Select(Gen.Int[1, 100], Gen.Int[1, 100], (every, first) =>
            (LossModel?)new LossModel.Periodic(every, first)),
        Gen.Int[1, 100].Select(length =>
            (LossModel?)new LossModel.Recorded(length, [new OrdinalRange(1, length)])),
        Loss.Select(rate => (LossModel?)new LossModel.BitErrors(rate)));

    private static readonly Gen<QueueLimit?> Queue = Gen.OneOf<QueueLimit?>(
        Gen.Const((QueueLimit?)null),
        Bytes.Select(bytes => (QueueLimit?)new QueueLimit(Bytes: new DataSize(bytes))),
        Gen.Int[1, 1000].Select(packets => (QueueLimit?)new QueueLimit(Packets: packets)),
        Gen.Select(
            Bytes,
            Gen.Int[1, 1000],
            (bytes, packets) => (QueueLimit?)new QueueLimit(new DataSize(bytes), packets)),
        Positive.Select(time => (QueueLimit?)new QueueLimit(Time: time)));

    private static readonly Gen<OrdinalRange> Range = Gen.Select(
        Gen.Long[1, 1000], Gen.Long[0, 20], (first, length) =>
            new OrdinalRange(first, length == 20 ? long.MaxValue : first + length));

    private static readonly Gen<SequenceDrop> Segments = Gen.Select(
        Gen.Long[0, uint.MaxValue], Gen.Int[1, 1000], (sequence, times) => new SequenceDrop(sequence, times));

    private static readonly Gen<LinkDirectionSpec> Way = Gen.Select(
        Time, Jitter, Gen.Long[0, 10_000_000_000_000], Queue, Loss, Range.Array[0, 4], Segments.Array[0, 2],
        (delay, jitter, rate, queue, loss, drops, segments) => new LinkDirectionSpec
        {
            Delay = delay,
            Jitter = jitter,
            Rate = rate == 0 || rate % 3 == 0 ? null : new DataRate(rate),
            Queue = rate == 0 || rate % 3 == 0 ? null : queue,
            Loss = loss,
            Drops = drops,
            SequenceDrops = segments,
        });

    private static readonly Gen<QueueDiscipline?> Discipline = Gen.OneOf<QueueDiscipline?>(
        Gen.Const((QueueDiscipline?)null),
        Gen.Select(Gen.Double[1, 10], Loss, Gen.Bool, (least, share, isOn) =>
            (QueueDiscipline?)new QueueDiscipline.Red(least, least * 2, share, 0.01, isOn, !isOn)),
        Gen.Select(Positive, Positive, Gen.Bool, (target, interval, ecn) =>
            (QueueDiscipline?)new QueueDiscipline.CoDel(target, interval, ecn)),
        Gen.Select(Positive, Gen.Int[40, 9000], Gen.Bool, (target, quantum, ecn) =>
            (QueueDiscipline?)new QueueDiscipline.FqCoDel(target, target, quantum, quantum, ecn)));

    private static readonly Gen<RateModel?> Rates = Gen.OneOf<RateModel?>(
        Gen.Const((RateModel?)null),
        Gen.Select(Bytes, Bytes, (rate, burst) =>
            (RateModel?)new RateModel.TokenBucket(new DataRate(rate), new DataSize(burst), null)),
        Positive.Select(time => (RateModel?)new RateModel.Steps(
            [new RateStep(SimDuration.Zero, default), new RateStep(time, new DataRate(5))])),
        Gen.Int[1, 100].Select(time => (RateModel?)new RateModel.Opportunities([time, time, time * 2])));

    /// <summary>A direction.</summary>
    public static Gen<LinkDirectionSpec> ImpairedWay { get; } = Gen.Select(
        Way, Losses, Gen.Select(Loss, Loss, Loss), Gen.Int[0, 100], Positive, Discipline, Rates,
        (way, losses, shares, count, length, discipline, rates) => way with
        {
            RateModel = way.Rate is null ? null : rates,
            Rate = rates is null ? way.Rate : null,
            Discipline = way.Rate is null || way.Queue?.Time is not null ? null : discipline,
            Delay = count % 7 == 0 ? length : way.Delay,
            DelaySteps = count % 7 == 0 ? [new DelayStep(length, length)] : [],
            LossModel = losses,
            Loss = losses is null ? way.Loss : Probability.Zero,
            Corruption = shares.Item1,
            Duplication = shares.Item2,
            Reordering = count % 2 == 0 ? null : new Reordering(shares.Item3, count, length),
            AllowsOvertaking = count % 3 == 0,
            OverheadBytes = count,
            Cost = 1 + (count % 6),
            Rules = count % 4 == 0
                ? [] : [new PacketRule { Class = PacketClass.Fin, MostBytes = count, Until = length, Connection = "x" }],
            Outages = count % 5 == 0 ? [] : [new Outage(length, length)],
        });
}
