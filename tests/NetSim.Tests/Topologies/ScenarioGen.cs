using CsCheck;
using NetSim.Network;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Topologies;

/// <summary>Scenarios of all kinds that a topology can say.</summary>
internal static class ScenarioGen
{
    private static readonly Gen<SimDuration> Time = Gen.Long[0, 1_000_000_000_000].Select(
        length => new SimDuration(length));
    private static readonly Gen<SimDuration> Positive = Gen.Long[1, 100_000_000_000].Select(
        length => new SimDuration(length));
    private static readonly Gen<long> Bytes = Gen.Long[1, 1_000_000_000_000];
    private static readonly Gen<string> Name = Gen.String[Gen.Char["abcXYZ019_-"], 1, 12];

    private static readonly Gen<string> Title =
        Gen.String[
            Gen.Char[" abzAZ09:#'\"\\{}[]&*!|>%@`,-?.~ä网"],
            1,
            40].Select(text => text.Trim()).Where(text => text.Length > 0);

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
            (bytes, packets) => (QueueLimit?)new QueueLimit(new DataSize(bytes), packets)));

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

    private static readonly Gen<TlsOptions?> Tls = Gen.Select(
        Gen.Enum<KeyExchangeAlgorithm>(), Gen.Enum<CertificateAlgorithm>(), Gen.Enum<CipherAlgorithm>(),
        Gen.Int[1, 10], Gen.Int[0, 255],
        Gen.Bool, Gen.Int[0, 3],
        (exchange, certificate, cipher, chain, tickets, cpu, versions) =>
            versions == 0 ? null : new TlsOptions
            {
                KeyExchange = exchange,
                Certificate = certificate,
                Cipher = cipher,
                ChainLength = chain,
                SessionTickets = tickets,
                ChargesCpu = cpu,
                MinimumVersion = versions == 1 ? TlsVersion.Tls13 : TlsVersion.Tls12,
                MaximumVersion = versions == 2 ? TlsVersion.Tls12 : TlsVersion.Tls13,
            });

    private static readonly Gen<IReadOnlyList<ApplicationStep>> Steps = Gen.Select(
        Gen.OneOf<ApplicationStep>(
            Bytes.Select(bytes => (ApplicationStep)new ApplicationStep.Send(bytes)),
            Bytes.Select(bytes => (ApplicationStep)new ApplicationStep.Receive(bytes)),
            Time.Select(length => (ApplicationStep)new ApplicationStep.Wait(length)),
            Time.Select(time => (ApplicationStep)new ApplicationStep.At(time)),
            Bytes.Select(bytes => (ApplicationStep)new ApplicationStep.SendMore(bytes)),
            Time.Select(time => (ApplicationStep)new ApplicationStep.SetLinger(time)),
            Gen.Bool.Select(isOn => (ApplicationStep)new ApplicationStep.SetCork(isOn)),
            Gen.Bool.Select(isOn => (ApplicationStep)new ApplicationStep.SetKeepAlive(isOn)),
            Gen.Bool.Select(isOn => (ApplicationStep)new ApplicationStep.SetNoDelay(isOn))).Array[0, 8],
        Gen.OneOf<ApplicationStep[]>(
            [],
            [new ApplicationStep.Close()],
            [new ApplicationStep.CloseBoth()],
            [new ApplicationStep.Abort()],
            [new ApplicationStep.Shutdown(), new ApplicationStep.ReceiveEof(), new ApplicationStep.Close()]),
        (steps, end) => (IReadOnlyList<ApplicationStep>)[.. steps, .. end]);

    private static readonly Gen<StartSpec> Start = Gen.Select(
        Gen.Int[0, 3], Gen.Long[0, 299_000_000_000], Gen.Int[1, 1000], Gen.Double[0.001, 1000], Gen.Bool,
        Gen.Bool,
        (kind, first, count, rate, isCounted, isLimited) => new StartSpec
        {
            First = new SimDuration(first),
            Every = kind == 1 ? new SimDuration(count * 1_000_001L) : null,
            PoissonPerSecond = kind == 2 ? rate : null,
            Count = kind is 0 or 3 || isCounted ? count : null,
            Until = kind is 1 or 2 && isLimited ? new SimDuration(first + count) : null,
        });

    private static readonly Gen<HostSpec> Host = Gen.Select(
        Tcp(), Gen.Int[0, 4], Gen.Double[0.001, 1000], Gen.Int[1, 65_535].Array[0, 5].Null(), Gen.Bool,
        (tcp, cores, speed, ports, isRfc) => new HostSpec
        {
            Name = "",
            Stack = isRfc ? "rfc" : "linux",
            Tcp = tcp,
            Cpu = new CpuSpec(cores, speed),
            ListeningPorts = ports,
            Listener = new ListenerSpec
            {
                Backlog = cores == 4 ? null : cores,
                SynCookies = isRfc ? SynCookies.Always : SynCookies.OnOverflow,
                AbortsOnOverflow = cores == 3,
                AcceptDelay = new SimDuration(cores * 1_000L),
            },
        });

    private static readonly Gen<LinkDirectionSpec> ImpairedWay = Gen.Select(
        Way, Losses, Gen.Select(Loss, Loss, Loss), Gen.Int[0, 100], Positive,
        (way, losses, shares, count, length) => way with
        {
            LossModel = losses,
            Loss = losses is null ? way.Loss : Probability.Zero,
            Corruption = shares.Item1,
            Duplication = shares.Item2,
            Reordering = count % 2 == 0 ? null : new Reordering(shares.Item3, count, length),
            AllowsOvertaking = count % 3 == 0,
            OverheadBytes = count,
            Outages = count % 5 == 0 ? [] : [new Outage(length, length)],
        });

    /// <summary>Two hosts and a router between them, links and connections.</summary>
    public static Gen<Scenario> Scenario { get; } =
        from hosts in Gen.Select(Host, Host)
        from names in Name.HashSet[5, 5].Select(names => names.ToArray())
        from ways in ImpairedWay.Array[4, 4]
        from connections in Connection(names).Array[1, 3]
        from head in Gen.Select(Title, Gen.ULong, Gen.Int[1, 10_000_000], Expectation(names))
        select new Scenario
        {
            Name = head.Item1,
            Seed = head.Item2,
            Runs = head.Item3,
            Hosts =
            [
                hosts.Item1 with { Name = names[0] },
                hosts.Item2 with { Name = names[1] },
                new HostSpec { Name = names[2], IsRouter = true },
            ],
            Links =
            [
                new LinkSpec
                {
                    Name = names[3],
                    From = names[0],
                    To = names[2],
                    Forward = ways[0],
                    Backward = ways[1],
                },
                new LinkSpec
                {
                    Name = names[4],
                    From = names[2],
                    To = names[1],
                    Forward = ways[2],
                    Backward = ways[2] with { Drops = ways[3].Drops, SequenceDrops = ways[3].SequenceDrops },
                },
            ],
            Connections = [.. connections.Select((connection, at) => connection with { Name = names[at] })],
            Expectations = head.Item4,
        };

    private static Gen<ConnectionSpec> Connection(string[] hosts) => Gen.Select(
        Gen.Int[1, 65_535], Start, Gen.Select(Tls, Tls), Gen.Bool.Nullable(), Gen.Select(Steps, Steps),
        Gen.Bool,
        (port, start, tls, noDelay, steps, isSimultaneous) => new ConnectionSpec
        {
            Name = "",
            From = hosts[0],
            To = hosts[1],
            Port = port,
            Start = start,
            Tls = tls.Item1,
            ServerTls = tls.Item1 is null ? null : tls.Item2,
            NoDelay = noDelay,
            FastOpen = tls.Item1 is null && isSimultaneous ? FastOpenUse.Cookie : FastOpenUse.Off,
            Client = steps.Item1,
            Server = steps.Item2,
            SimultaneousOpen = isSimultaneous,
        });

    private static Gen<Expectation[]> Expectation(string[] names) => Gen.OneOf(
        new Expectation(
            "p99.9(total) <= 1.5 s", 0.999, Phase.Total, null, true, 1500.Milliseconds, Probability.Zero),
        new Expectation(
            $"mean({names[0]}.first_byte) >= 10 ms",
            null,
            Phase.FirstByte,
            names[0],
            false,
            10.Milliseconds,
            Probability.Zero),
        new Expectation(
            $"completed({names[0]})>=99 %",
            null,
            null,
            names[0],
            false,
            SimDuration.Zero,
            new Probability(0.99))).Array[0, 3];

    private static Gen<TcpOptions> Tcp() =>
        from times in Positive.Array[10, 10]
        from counts in Gen.Int[0, 255].Array[5, 5]
        from sizes in Gen.Int[88, 65_495].Array[3, 3]
        from switches in Gen.Bool.Array[4, 4]
        from policy in Gen.Enum<AckPolicyKind>()
        select new TcpOptions
        {
            InitialTimeout = times[0],
            MinimumTimeout = SimDuration.Min(times[1], times[3]),
            MinimumSpread = times[2],
            MaximumTimeout = SimDuration.Max(times[1], times[3]),
            HyStart = switches[1],
            TimerHz = (counts[0] % 3) switch { 0 => null, 1 => 250, _ => 1000 },
            TimerPhase = switches[0] ? times[9] : null,
            SynRetries = counts[0],
            SynLinearTimeouts = counts[1],
            SynAckRetries = counts[2],
            DataRetries = counts[3],
            OrphanRetries = counts[4],
            InitialWindowSegments = sizes[0],
            MaximumSegmentSize = sizes[1],
            WindowScaling = switches[0],
            Timestamps = switches[1],
            SelectiveAcknowledgment = switches[2],
            ReceiveBufferBytes = sizes[2] + 2304,
            MaximumReceiveBufferBytes = (sizes[2] * 2) + 2304,
            AckPolicy = policy,
            DelayedAckTimeout = times[4],
            NoDelay = switches[3],
            TimeWait = times[5],
            FinWait2Timeout = times[6],
            InvalidSegmentInterval = times[7] - SimDuration.Min(times[7], times[8]),
        };
}
