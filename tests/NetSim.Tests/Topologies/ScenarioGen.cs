using CsCheck;
using NetSim.Network;
using NetSim.Network.Middleboxes;
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

    private static readonly Gen<RandomAmount> Amount = Gen.Select(
        Gen.Enum<JitterDistribution>(), Gen.Long[1, 1_000_000_000], Gen.Long[1, 1_000_000_000],
        Gen.Long[0, 1_000_000].Array[1, 4]).Select((distribution, mean, deviation, samples) => distribution switch
        {
            JitterDistribution.Empirical => new RandomAmount([.. samples]),
            _ => new RandomAmount(distribution, mean, deviation),
        });

    private static readonly Gen<IReadOnlyList<ApplicationStep>> Steps = Gen.Select(
        Gen.OneOf<ApplicationStep>(
            Bytes.Select(bytes => (ApplicationStep)new ApplicationStep.Send(bytes)),
            Bytes.Select(bytes => (ApplicationStep)new ApplicationStep.Receive(bytes)),
            Time.Select(length => (ApplicationStep)new ApplicationStep.Wait(length)),
            Time.Select(time => (ApplicationStep)new ApplicationStep.At(time)),
            Bytes.Select(bytes => (ApplicationStep)new ApplicationStep.SendMore(bytes)),
            Gen.Select(Amount, Gen.Int[0, 9]).Select(
                (amount, draw) => (ApplicationStep)new ApplicationStep.SendRandom(amount, draw)),
            Gen.Select(Amount, Gen.Int[0, 9]).Select(
                (amount, draw) => (ApplicationStep)new ApplicationStep.ReceiveRandom(amount, draw)),
            Gen.Select(Amount, Gen.Int[0, 9]).Select(
                (amount, draw) => (ApplicationStep)new ApplicationStep.WaitRandom(amount, draw)),
            Gen.Select(Amount, Gen.Int[0, 9]).Select((amount, draw) =>
                (ApplicationStep)new ApplicationStep.Process(amount, amount.Distribution is null ? 0 : draw)),
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
        Gen.Int[0, 5], Gen.Long[0, 299_000_000_000], Gen.Int[1, 1000], Gen.Double[0.001, 1000], Gen.Bool,
        Gen.Select(Gen.Bool, Amount),
        (kind, first, count, rate, isCounted, more) => new StartSpec
        {
            First = new SimDuration(first),
            Every = kind == 1 ? new SimDuration(count * 1_000_001L) : null,
            PoissonPerSecond = kind == 2 ? rate : null,
            Times = kind == 4 ? [new SimDuration(count), new SimDuration(count * 7L)] : [],
            Users = kind == 5 ? count : null,
            Think = kind == 5 ? more.Item2 : RandomAmount.Nothing,
            Ramp = new SimDuration(kind == 5 ? count * 1_000L : 0),
            Count = kind is 0 or 3 || isCounted ? count : null,
            Until = kind is 1 or 2 or 4 or 5 && more.Item1 ? new SimDuration(first + count) : null,
        });

    private static readonly Gen<HostSpec> Host = Gen.Select(
        Tcp(), Gen.Int[0, 4], Gen.Double[0.001, 1000], Gen.Int[1, 65_535].Array[0, 5].Null(), Gen.Bool,
        (tcp, cores, speed, ports, isRfc) => new HostSpec
        {
            Name = "",
            Stack = isRfc ? "rfc" : "linux",
            Tcp = tcp,
            Cpu = new CpuSpec(cores, speed),
            WakeUp = new SimDuration(cores * 7_000L),
            ListeningPorts = ports,
            Listener = new ListenerSpec
            {
                Backlog = cores == 4 ? null : cores,
                SynCookies = isRfc ? SynCookies.Always : SynCookies.OnOverflow,
                AbortsOnOverflow = cores == 3,
                AcceptDelay = new SimDuration(cores * 1_000L),
            },
        });

    /// <summary>Two hosts and a router between them, links and connections.</summary>
    public static Gen<Scenario> Scenario { get; } =
        from hosts in Gen.Select(Host, Host)
        from names in Name.HashSet[5, 5].Select(names => names.ToArray())
        from ways in LinkGen.ImpairedWay.Array[4, 4]
        from connections in Connection(names).Array[1, 3]
        from box in Router(names[3], names[0])
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
                box with { Name = names[2] },
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

    private static Gen<HostSpec> Router(string link, string host) =>
        from times in Positive.Array[4, 4]
        from counts in Gen.Int[88, 60_000].Array[3, 3]
        from switches in Gen.Bool.Array[8, 8]
        from policy in Gen.Enum<InboundPolicy>()
        select new HostSpec
        {
            Name = "",
            IsRouter = true,
            SpreadsFlows = switches[3],
            Routes = switches[4] ? [] : [new RouteSpec(host, link)],
            Nat = switches[0] ? null : MiddleboxSpec.Nat with
            {
                Outside = link,
                IdleTimeout = times[0],
                TransitoryTimeout = times[1],
                Connections = counts[0],
            },
            Firewall = switches[1] ? null : MiddleboxSpec.Firewall with
            {
                Outside = link,
                IdleTimeout = times[2],
                TransitoryTimeout = times[3],
                OnExpiry = switches[0] ? ExpiryAnswer.Drop : ExpiryAnswer.Reset,
                Inbound = policy,
                Connections = counts[1],
            },
            Rewrite = switches[2] ? null : new RewriteSpec
            {
                MaximumSegmentSize = switches[3] ? null : counts[2],
                StripsSack = switches[3],
                StripsTimestamps = switches[4],
                StripsWindowScale = switches[5],
                StripsFastOpen = switches[6],
                StripsEcn = switches[7],
            },
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
            IpVersion = isSimultaneous ? 6 : 4,
            FastOpen = tls.Item1 is null && isSimultaneous ? FastOpenUse.Cookie : FastOpenUse.Off,
            Client = steps.Item1,
            Server = steps.Item2,
            SimultaneousOpen = isSimultaneous,
            OtherServers = port % 3 == 0 ? [new ServerAddress(hosts[1], port % 7 + 1)] : [],
            Balance = port % 6 == 0 ? Balance.Random : Balance.RoundRobin,
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
            SharesTimerPhase = !switches[0] && switches[2],
            SynRetries = counts[0],
            SynLinearTimeouts = counts[1],
            SynAckRetries = counts[2],
            DataRetries = counts[3],
            OrphanRetries = counts[4],
            InitialWindowSegments = sizes[0],
            MaximumSegmentSize = switches[2] ? sizes[1] : null,
            PathMtuDiscovery = switches[3],
            MinimumPathMtu = sizes[0],
            PathMtuExpiry = times[1],
            MtuProbing = (MtuProbingKind)(counts[1] % 3),
            BaseSegmentBytes = sizes[1],
            MtuProbeFloorBytes = sizes[2],
            MtuProbeThresholdBytes = counts[0] + 1,
            MtuProbeInterval = times[2],
            SuspicionRetries = counts[2],
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
