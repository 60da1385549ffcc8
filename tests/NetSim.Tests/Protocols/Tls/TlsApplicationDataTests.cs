using CsCheck;
using NetSim.Protocols;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Protocols.Tls;

/// <summary>Application data in records.</summary>
public class TlsApplicationDataTests
{
    private static readonly TlsOptions Instant = TlsPair.Instant;

    [Theory]
    // 5 header + 1 content type + 16 tag; 5 + 8 nonce + 16; 5 + 16.
    [InlineData(TlsVersion.Tls13, CipherAlgorithm.Aes256Gcm, 22)]
    [InlineData(TlsVersion.Tls13, CipherAlgorithm.ChaCha20Poly1305, 22)]
    [InlineData(TlsVersion.Tls12, CipherAlgorithm.Aes128Gcm, 29)]
    [InlineData(TlsVersion.Tls12, CipherAlgorithm.ChaCha20Poly1305, 21)]
    public void Every_write_arrives_whole_in_records_of_16_KiB(
        TlsVersion version, CipherAlgorithm cipher, int overhead)
    {
        var writes = Gen.Select(Gen.Bool, Gen.Int[1, 100_000]).Array[1, 12];
        writes.Sample(
            conversation =>
            {
                var pair = new TlsPair(Instant with { MaximumVersion = version, Cipher = cipher }).Connect();
                var handshakeRecords = pair.Sent.Count;
                foreach (var (fromClient, bytes) in conversation)
                {
                    ITlsEndpoint sender = fromClient ? pair.Client : pair.Server;
                    sender.Send(bytes, pair.Now);
                }

                pair.Run();

                var records = pair.Sent.Skip(handshakeRecords).ToList();
                foreach (var side in (bool[])[true, false])
                {
                    var expected = conversation
                        .Where(w => w.Item1 == side).SelectMany(w => Pieces(w.Item2)).ToArray();
                    var sent = records.Where(s => s.FromClient == side).Select(s => s.Record).ToArray();
                    var read = pair.Of(!side, TlsEventKind.ApplicationData).Select(e => (int)e.Bytes);
                    Assert.Equal(expected, sent.Select(r => r.ContentBytes));
                    Assert.Equal(expected, read);
                    Assert.All(sent, r => Assert.Equal(r.ContentBytes + overhead, r.Length));
                    Assert.All(sent, r => Assert.True(r.Flush));
                }
            },
            iter: 200);
    }

    [Fact]
    public void Measured_records_of_100_KiB()
    {
        // The measured response of 102,400 B in TLS 1.3: six records of 16,406 B and the rest.
        var pair = new TlsPair(Instant).Connect();
        var handshakeRecords = pair.Sent.Count;
        pair.Server.Send(102_400, pair.Now);
        pair.Run();

        var lengths = pair.Sent.Skip(handshakeRecords).Select(s => s.Record.Length);
        Assert.Equal([16_406, 16_406, 16_406, 16_406, 16_406, 16_406, 4_096 + 22], lengths);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_write_of_nothing_is_refused(long bytes)
    {
        var pair = new TlsPair(Instant).Connect();

        Assert.Throws<ArgumentOutOfRangeException>(() => pair.Client.Send(bytes, pair.Now));
    }

    [Fact]
    public void Data_before_the_end_of_the_handshake_is_refused()
    {
        var client = new TlsClient(Instant, IdleCpu.Instance);
        client.Open(default);

        var thrown = Assert.Throws<InvalidOperationException>(() => client.Send(1, default));
        Assert.Equal("No application data can be sent in WAIT_SH.", thrown.Message);
    }

    [Fact]
    public void A_write_of_gigabytes_is_cut_as_it_is_sent()
    {
        var pair = new TlsPair(Instant).Connect();
        pair.Client.Send(1L << 40, pair.Now);

        for (var i = 0; i < 3; i++)
        {
            Assert.True(pair.Client.TryTransmit(pair.Now, out var record));
            Assert.Equal(16_384, record.ContentBytes);
        }
    }

    [Fact]
    public void A_message_in_parts_counts_when_its_last_part_is_there()
    {
        var flight = new TlsPair(Instant).Connect().Sent
            .Where(s => !s.FromClient).Select(s => s.Record).ToList();
        var client = new TlsClient(Instant, IdleCpu.Instance);
        client.Open(default);
        foreach (var record in flight.TakeWhile(r => r.Message != TlsMessageType.Certificate))
        {
            client.Receive(record, default);
        }

        var certificate = flight.Single(r => r.Message == TlsMessageType.Certificate);
        client.Receive(certificate with { EndsMessage = false }, default);
        Assert.Equal("WAIT_CERT_CR", client.StateName);

        client.Receive(certificate, default);
        Assert.Equal("WAIT_CV", client.StateName);
    }

    [Fact]
    public void Application_data_allocates_nothing()
    {
        var pair = new TlsPair(Instant).Connect();
        var buffer = new HandshakeWriteBuffer(TlsProfile.OpenSsl);
        long read = 0;
        Exchange(100);
        var least = long.MaxValue;
        for (var time = 0; time < 5; time++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Exchange(200);

            // A collection that another thread begins meanwhile counts what this one had set aside.
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
        Assert.Equal(1100 * 40_000, read);

        void Exchange(int times)
        {
            for (var i = 0; i < times; i++)
            {
                pair.Server.Send(40_000, default);
                while (pair.Server.TryTransmit(default, out var record))
                {
                    buffer.Add(record);
                    while (buffer.TryTake(out _))
                    {
                    }

                    pair.Client.Receive(record, default);
                }

                while (pair.Client.TryReadEvent(out var happened))
                {
                    read += happened.Bytes;
                }
            }
        }
    }

    private static IEnumerable<int> Pieces(int bytes)
    {
        for (; bytes > 16_384; bytes -= 16_384)
        {
            yield return 16_384;
        }

        yield return bytes;
    }
}
