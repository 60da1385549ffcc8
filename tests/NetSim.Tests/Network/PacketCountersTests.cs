using CsCheck;
using NetSim.Network;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Network;

/// <summary>Which draws belong to which packet.</summary>
public class PacketCountersTests
{
    private static readonly SequenceNumber Initial = new(uint.MaxValue - 3000);

    [Fact]
    public void No_two_packets_of_a_sender_have_the_same_draws() =>
        Gen.Select(
            Gen.Int[1, 5000].Array[1, 12],
            Gen.Select(Gen.Int[1, 3000], Gen.Int[0, 3], Gen.Int[0, 6000]).Array[1, 60]).Sample((lengths, steps) =>
        {
            var marks = new StreamMarks(0);
            var total = 0;
            foreach (var (length, at) in lengths.Select((length, at) => (length, at)))
            {
                marks.Add(Record(at, length));
                total += length;
            }

            var counters = new PacketCounters(Initial, marks);
            var seen = new HashSet<DrawKey>();
            var sent = 0;
            foreach (var (bytes, what, back) in steps)
            {
                var isNew = what < 2;
                var first = isNew ? sent : Math.Max(0, sent - back);
                var payload = what == 3 ? 0 : Math.Min(bytes, total - first);
                var draws = counters.Count(payload > 0 ? PacketKind.Data : PacketKind.Acknowledgment, Data(first, payload)).Draws;
                Assert.True(seen.Add(draws));
                sent = Math.Max(sent, first + payload);
            }
        });

    // A certificate of one segment or of seven, then the same two records: CertificateVerify and Finished, in a segment each.
    [Fact]
    public void What_comes_behind_a_longer_record_keeps_its_draws()
    {
        Assert.Equal(DrawsBehind(certificate: 1000), DrawsBehind(certificate: 9000));
        Assert.Equal(3, DrawsBehind(1000).Distinct().Count());
    }

    [Fact]
    public void Without_tls_each_kind_has_its_ordinals()
    {
        var counters = new PacketCounters(Initial, new StreamMarks(0));

        var draws = new[]
        {
            counters.Count(PacketKind.Data, Data(0, 1000)).Draws,
            counters.Count(PacketKind.Acknowledgment, Data(1000, 0)).Draws,
            counters.Count(PacketKind.Data, Data(0, 1000)).Draws,
        };

        Assert.Equal(
            [new((ulong)PacketKind.Data, 1), new((ulong)PacketKind.Acknowledgment, 1), new((ulong)PacketKind.Data, 2)], draws);
    }

    private static List<DrawKey> DrawsBehind(int certificate)
    {
        var marks = new StreamMarks(0);
        marks.Add(Handshake(TlsMessageType.Certificate, certificate));
        marks.Add(Handshake(TlsMessageType.CertificateVerify, 300));
        marks.Add(Handshake(TlsMessageType.Finished, 74));
        var counters = new PacketCounters(Initial, marks);
        for (var first = 0; first < certificate; first += 1448)
        {
            counters.Count(PacketKind.Data, Data(first, Math.Min(1448, certificate - first)));
        }

        return
        [
            counters.Count(PacketKind.Data, Data(certificate, 300)).Draws,
            counters.Count(PacketKind.Data, Data(certificate + 300, 74)).Draws,
            counters.Count(PacketKind.Acknowledgment, Data(certificate + 374, 0)).Draws,
        ];
    }

    private static TlsRecord Record(int at, int length) => (at % 3) switch
    {
        0 => Handshake(TlsMessageType.NewSessionTicket, length),
        1 => new TlsRecord { Type = TlsContentType.ApplicationData, Length = length },
        _ => new TlsRecord { Type = TlsContentType.Alert, Length = length },
    };

    private static TlsRecord Handshake(TlsMessageType message, int length) =>
        new() { Type = TlsContentType.Handshake, Message = message, Length = length };

    private static TcpSegment Data(int first, int bytes) =>
        new() { Sequence = Initial + 1 + (uint)first, PayloadBytes = bytes };
}
