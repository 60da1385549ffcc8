using NetSim.Network;
using NetSim.Protocols;
using NetSim.Protocols.Tls;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

public class TlsConnectionTests
{
    private static readonly LinkDirectionSpec Clean = new() { Delay = 50.Milliseconds };

    // TLS 1.3 takes one round trip, TLS 1.2 two; request and response one more.
    [Theory]
    [InlineData(TlsVersion.Tls13, 100)]
    [InlineData(TlsVersion.Tls12, 200)]
    public void A_TLS_handshake_on_a_clean_link_takes_whole_round_trips(TlsVersion version, int milliseconds)
    {
        var options = new TlsOptions { MaximumVersion = version, ChargesCpu = false };

        var record = Scenarios.RequestAndResponse(Clean, options).RunOne();

        Assert.Equal(ConnectionOutcome.Completed, record.Outcome);
        Assert.Equal(100.Milliseconds, record.Connect);
        Assert.Equal(milliseconds.Milliseconds, record.Handshake);
        Assert.Equal(milliseconds.Milliseconds + 200.Milliseconds, record.FirstByte);
        Assert.Equal(milliseconds.Milliseconds + 200.Milliseconds, record.Total);
        Assert.Equal(1000, record.BytesReceived);
    }

    // Medians over thousands of handshakes on a link without loss, RTT 100 ms (OpenSSL 3.0.19).
    [Theory]
    [InlineData(TlsVersion.Tls13, CertificateAlgorithm.EcdsaP256, 1, 101.65)]
    [InlineData(TlsVersion.Tls13, CertificateAlgorithm.Rsa2048, 3, 102.4)]
    [InlineData(TlsVersion.Tls12, CertificateAlgorithm.Rsa2048, 1, 202.4)]
    public void Computing_takes_what_was_measured(
        TlsVersion version, CertificateAlgorithm certificate, int chain, double expectedMs)
    {
        var options = new TlsOptions { MaximumVersion = version, Certificate = certificate, ChainLength = chain };

        var record = Scenarios.RequestAndResponse(Clean, options).RunOne();

        Assert.InRange(record.Handshake!.Value.InMilliseconds, expectedMs - 0.1, expectedMs + 0.1);
    }

    // A record of 16 KiB can be read when all of it is there: with an initial window of 10 segments of 1,448 B that
    // is one round trip later than without TLS (measured: 302 ms for 1 KB, 402 ms for 15 KB and more).
    [Fact]
    public void A_long_record_costs_a_round_trip_until_the_first_byte()
    {
        var tls = new TlsOptions { ChargesCpu = false };

        Assert.Equal(300.Milliseconds, Scenarios.RequestAndResponse(Clean, tls, 1024).RunOne().FirstByte);
        Assert.Equal(400.Milliseconds, Scenarios.RequestAndResponse(Clean, tls, 15 * 1024).RunOne().FirstByte);
        Assert.Equal(200.Milliseconds, Scenarios.RequestAndResponse(Clean, null, 15 * 1024).RunOne().FirstByte);
    }

    [Fact]
    public void Cores_that_are_busy_delay_handshakes()
    {
        var scenario = Scenarios.RequestAndResponse(Clean, new TlsOptions())
            .WithServer(server => server with { Cpu = new CpuSpec(Cores: 1) })
            .WithConnection(connection => connection with { Start = new StartSpec { Count = 10, Every = SimDuration.Zero } });

        var handshakes = scenario.Run().Result.Connections.Select(record => record.Handshake!.Value).ToList();

        Assert.Equal(handshakes.Order(), handshakes);
        Assert.True(handshakes[9] > handshakes[0] + 2.Milliseconds);
    }

    [Fact]
    public void Without_a_common_version_TLS_fails()
    {
        var scenario = Scenarios.RequestAndResponse(Clean, new TlsOptions()).WithConnection(connection => connection with
        {
            Tls = new TlsOptions { MaximumVersion = TlsVersion.Tls12 },
            ServerTls = new TlsOptions { MinimumVersion = TlsVersion.Tls13 },
        });

        var record = scenario.RunOne();

        Assert.Equal(ConnectionOutcome.TlsFailed, record.Outcome);
        Assert.StartsWith("server, protocol_version: the client offers TLS 1.2, the server allows TLS 1.3", record.Explanation, StringComparison.Ordinal);
        Assert.Null(record.Handshake);
    }

    [Fact]
    public void A_TLS_stream_that_ends_early_is_truncated()
    {
        var scenario = Scenarios.RequestAndResponse(Clean, new TlsOptions()).WithConnection(connection => connection with
        {
            Client = [new Send(200), new Receive(1000), new Close()],
            Server = [new Receive(200), new Send(600), new Close()],
        });

        var record = scenario.RunOne();

        Assert.Equal(ConnectionOutcome.Truncated, record.Outcome);
        Assert.Equal(600, record.BytesReceived);
    }
}
