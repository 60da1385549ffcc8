using System.Globalization;
using CsCheck;
using NetSim.Engine;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tcp.Congestion;

namespace NetSim.Tests.Protocols.Tcp;

public class TcpPropertyTests
{
    private static readonly Gen<TcpOptions> AnyOptions = Gen.Select(
        Gen.Select(Gen.Enum<AckPolicyKind>(), Gen.Enum<CongestionControlKind>(), Gen.Enum<EcnMode>()),
        Gen.Bool.Array[8],
        Gen.Int[2304, 200_000],
        Gen.Int[100, 9000],
        Gen.Int[0, 2])
        .Select((kinds, switches, buffer, mss, ticks) => new TcpOptions
        {
            AckPolicy = kinds.Item1,
            CongestionControl = kinds.Item2,
            Ecn = kinds.Item3,
            Timestamps = switches[0],
            WindowScaling = switches[0],
            NoDelay = switches[1],
            SelectiveAcknowledgment = switches[2] || switches[3],
            DuplicateSack = switches[4],
            TailLossProbe = switches[5],
            ForwardRtoRecovery = switches[6],
            Pacing = switches[7] && switches[1],
            ReceiveBufferBytes = buffer,
            MaximumSegmentSize = mss,
            TimerHz = ticks switch { 0 => null, 1 => 250, _ => 1000 },

            // Giving up is right after enough losses, and so is a RST where TIME-WAIT ended before the
            // FIN came again; other tests are about that.
            SynRetries = 20,
            SynAckRetries = 20,
            DataRetries = 100,
            TimeWait = 3600.Seconds,
        });

    private static readonly Gen<(TcpOptions, TcpOptions, int[], int[], uint, uint, ulong, double)> AnyConversation =
        Gen.Select(
            AnyOptions, AnyOptions, Gen.Int[1, 30_000].Array[0, 6], Gen.Int[1, 30_000].Array[0, 6],
            Gen.UInt, Gen.UInt, Gen.ULong, Gen.Double[0, 0.25]);

    [Fact, Rfc(9293, "3.4"), Rfc(9293, "3.8.1"), Rfc(9293, "3.6")]
    public void What_the_network_does_not_matter_every_byte_arrives_and_both_close() =>
        AnyConversation.Sample(Converse, iter: Iterations("NETSIM_FUZZ_PAIRS", 2000), time: -1);

    // A timeout while pacing held back what was to be sent again; a window of a byte that did not open any more.
    [Theory]
    [InlineData("1HnED-8J4Jv2")]
    [InlineData("6HbfYhDOnu46")]
    public void Conversations_that_stood_still_once_come_to_an_end(string seed) =>
        AnyConversation.Sample(Converse, seed: seed, iter: 1, time: -1);

    private static void Converse(
        TcpOptions client,
        TcpOptions server,
        int[] fromClient,
        int[] fromServer,
        uint clientInitial,
        uint serverInitial,
        ulong seed,
        double loss)
    {
        var pair = new Pair(client, server, clientInitial, serverInitial) { Delay = 20.Milliseconds };

        // The network behaves in the end: what it may do to the last segments would be a failure to
        // connect.
        pair.FromClient.Randomly(seed, loss, loss / 2, 30.Milliseconds, most: 300);
        pair.FromServer.Randomly(~seed, loss, loss / 2, 30.Milliseconds, most: 300);
        pair.Connect();
        Write(pair, fromClient, fromServer);
        pair.RunUntil(() => pair.ClientSawEnd && pair.ServerSawEnd);

        Assert.Equal(fromClient.Sum(), pair.ReadByServer);
        Assert.Equal(fromServer.Sum(), pair.ReadByClient);
        pair.RunOut();
        Assert.Equal((null, null), (pair.ClientFailure, pair.ServerFailure));
        Assert.True((TcpState.Closed, TcpState.Closed) == (pair.Client.State, pair.Server.State), pair.Tail);
    }

    private static void Write(Pair pair, int[] fromClient, int[] fromServer)
    {
        foreach (var bytes in fromClient)
        {
            pair.Client.Send(bytes);
            pair.Flush().RunFor(5.Milliseconds);
        }

        pair.Client.Shutdown();
        pair.RunUntil(() => pair.Server.CanSend);
        foreach (var bytes in fromServer)
        {
            pair.Server.Send(bytes);
            pair.Flush().RunFor(5.Milliseconds);
        }

        pair.Server.Shutdown();
        pair.Flush();
    }

    private static readonly Gen<TcpSegment> AnySegment = Gen.Select(
        Gen.Int[0, 0xFF], Gen.OneOf(Gen.UInt, Gen.UInt[6990, 7100]), Gen.OneOf(Gen.UInt, Gen.UInt[990, 1100]),
        Gen.OneOf(Gen.Const(0), Gen.Int[0, 65535]), Gen.OneOf(Gen.Const((ushort)0), Gen.UShort),
        Gen.OneOf(Gen.Const(0), Gen.Int[0, 65535]), Gen.OneOf(Gen.Const(-1), Gen.Int[0, 255]),
        Gen.OneOf(Gen.Const(0u), Gen.UInt))
        .Select((flags, sequence, acknowledgment, payload, window, mss, scale, timestamp) => new TcpSegment
        {
            Flags = (TcpFlags)flags,
            Sequence = new SequenceNumber(sequence),
            Acknowledgment = new SequenceNumber(acknowledgment),
            PayloadBytes = payload,
            Window = window,
            MaximumSegmentSize = (ushort)mss,
            WindowScale = scale < 0 ? null : (byte)scale,
            SackPermitted = (flags & 1) != 0,
            HasTimestamps = timestamp != 0,
            TimestampValue = timestamp,
            TimestampEcho = ~timestamp,
            Ecn = (EcnCodepoint)(sequence & 3),
        });

    // Ranges that may touch what was sent, that may be empty, turned round or far away.
    private static readonly Gen<SequenceRange> AnyRange =
        Gen.Select(Gen.OneOf(Gen.UInt, Gen.UInt[990, 7100]), Gen.OneOf(Gen.UInt, Gen.UInt[990, 7100]))
            .Select((start, end) => new SequenceRange(new SequenceNumber(start), new SequenceNumber(end)));

    private static readonly Gen<(int, TcpSegment, int)> AnyAct =
        Gen.Select(Gen.Int[0, 19], AnySegment, AnyRange.Array[0, 4], Gen.Int[0, 3000])
            .Select((act, segment, ranges, number) => (act, WithSack(segment, ranges), number));

    // More of each with NETSIM_FUZZ_PAIRS=100000 and NETSIM_FUZZ_SEGMENTS=1000000: docs/tcp.md.
    private static long Iterations(string variable, long standard) =>
        long.TryParse(
            Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
            ? wanted
            : standard;

    private static TcpSegment WithSack(TcpSegment segment, SequenceRange[] ranges)
    {
        var blocks = default(SackBlocks);
        for (var i = 0; i < ranges.Length; i++)
        {
            blocks[i] = ranges[i];
        }

        return segment with { Sack = blocks, SackBlockCount = (byte)ranges.Length };
    }

    [Fact, Rfc(9293, "3.10.7")]
    public void No_sequence_of_segments_calls_and_times_upsets_an_endpoint() =>
        Gen.Select(Gen.Int[0, 9], AnyOptions, AnyAct.Array[1, 40]).Sample(
            (start, options, acts) =>
            {
                var script = Start(start, options);
                foreach (var (act, segment, number) in acts)
                {
                    Act(script, act, segment, number);
                    Assert.InRange(script.TakeSent().Count, 0, 1000);
                }
            },
            iter: Iterations("NETSIM_FUZZ_SEGMENTS", 20_000));

    // In every state, and in each by more ways than one.
    private static Script Start(int start, TcpOptions options)
    {
        var script = start switch
        {
            0 => new Script(options),
            1 => new Script(options).Listen(),
            2 => new Script(options).Open(),
            3 => new Script(options).Listen().Inject("S 0:0(0) win 100 <mss 1,wscale 255>"),
            4 => new Script(options).Open().Inject("S 0:0(0) win 0"),
            _ => Script.Accepted(options).Send(5000),
        };
        if (start is 6 or 8)
        {
            script.Shutdown();
        }

        if (start is 7 or 8)
        {
            script.Inject("F. 1:1(0) ack 1 win 65535");
        }

        if (start == 9)
        {
            script.Close().Inject(". 1:1(0) ack 5002");
        }

        script.TakeSent();
        return script;
    }

    private static void Act(Script script, int act, TcpSegment segment, int number)
    {
        switch (act)
        {
            case 0 when script.Connection.CanSend:
                script.Send(number + 1);
                break;
            case 1:
                script.Read(Math.Min(number, script.Connection.ReadableBytes));
                break;
            case 2 when number < 300:
                script.Shutdown();
                break;
            case 3 when number < 300:
                script.Close();
                break;
            case 4 when number < 300:
                script.Abort();
                break;
            case 5 or 6 or 7:
                script.After(number.Milliseconds * (number % 7 == 0 ? 100 : 1));
                break;
            default:
                script.Inject(segment);
                break;
        }
    }
}
