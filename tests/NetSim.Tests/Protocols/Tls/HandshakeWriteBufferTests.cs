using NetSim.Protocols.Tls;

namespace NetSim.Tests.Protocols.Tls;

/// <summary>Sizes of OpenSSL 3.0.19’s write() calls, as <c>openssl s_server -debug</c> prints them.</summary>
public class HandshakeWriteBufferTests
{
    [Theory]
    // A chain of 4 certificates of 765 B: one write.
    [InlineData(3, "3631")]
    // 7 certificates: 4,096 and the rest.
    [InlineData(6, "4096 1845")]
    // 13 certificates: what is left of the Certificate record is longer than the buffer, so it goes at once.
    [InlineData(12, "4096 6105 360")]
    public void A_server_flight_is_written_as_openssl_does(int intermediates, string writes)
    {
        // ServerHello 127, CCS 6, EncryptedExtensions 28, Certificate, CertificateVerify 286, Finished 74.
        var certificate = 5 + 17 + 8 + ((intermediates + 1) * (765 + 5));
        int[] flight = [127, 6, 28, certificate, 286, 74];

        Assert.Equal(writes, Writes([.. flight.Select((bytes, i) => Record(bytes, i == flight.Length - 1))]));
    }

    [Fact]
    public void Nothing_is_written_before_the_flight_ends_or_the_buffer_overflows()
    {
        Assert.Equal("", Writes(Record(4096, flush: false)));
        Assert.Equal("4096", Writes(Record(4096, flush: false), Record(1, flush: false)));
    }

    [Fact]
    public void Client_finished_is_one_write_and_each_ticket_and_each_data_record_another()
    {
        var pair = new TlsPair(TlsPair.Instant).Connect();
        pair.Server.Send(40_000, pair.Now);
        pair.Run();

        // CCS 6 + Finished 74; two tickets; 16,384 + 22, 16,384 + 22 and 7,232 + 22.
        Assert.Equal("327 80", Writes(Of(pair, fromClient: true)));
        Assert.Equal("942 255 255 16406 16406 7254", Writes(Of(pair, fromClient: false)));
    }

    [Fact]
    public void Tls12_ticket_and_finished_are_one_write()
    {
        var pair = new TlsPair(TlsPair.Instant with { MaximumVersion = TlsVersion.Tls12 }).Connect();

        Assert.Equal("218 93", Writes(Of(pair, fromClient: true)));
        Assert.Equal("785 242", Writes(Of(pair, fromClient: false)));
    }

    [Fact]
    public void Reset_forgets_what_was_buffered()
    {
        var buffer = new HandshakeWriteBuffer(TlsProfile.OpenSsl);
        buffer.Add(Record(5000, flush: false));
        buffer.Add(Record(100, flush: false));

        buffer.Reset();
        buffer.Add(Record(7, flush: true));

        Assert.True(buffer.TryTake(out var bytes));
        Assert.Equal(7, bytes);
        Assert.False(buffer.TryTake(out _));
    }

    private static TlsRecord[] Of(TlsPair pair, bool fromClient) =>
        [.. pair.Sent.Where(s => s.FromClient == fromClient).Select(s => s.Record)];

    private static TlsRecord Record(int bytes, bool flush) =>
        new() { Type = TlsContentType.Handshake, Length = bytes, Flush = flush };

    private static string Writes(params TlsRecord[] records)
    {
        var buffer = new HandshakeWriteBuffer(TlsProfile.OpenSsl);
        var writes = new List<int>();
        foreach (var record in records)
        {
            buffer.Add(record);
            while (buffer.TryTake(out var bytes))
            {
                writes.Add(bytes);
            }
        }

        return string.Join(' ', writes);
    }
}
