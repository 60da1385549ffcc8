using NetSim.Protocols;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Protocols.Tls;

/// <summary>CPU time: how much, when, and on whose processor.</summary>
public class TlsCpuTests
{
    private static readonly TlsOptions Ecdsa = new();

    private static readonly TlsOptions RsaChain = new()
    {
        Certificate = CertificateAlgorithm.Rsa2048,
        ChainLength = 3,
    };

    private static readonly TlsOptions Rsa12 = new()
    {
        MaximumVersion = TlsVersion.Tls12,
        Certificate = CertificateAlgorithm.Rsa2048,
        Cipher = CipherAlgorithm.Aes128Gcm,
    };

    [Theory]
    // Medians, in ms, of handshakes without loss at a round trip of 10 and of 100 ms (n = 900 each), measured
    // on Linux 6.18 with OpenSSL 3.0.19.
    [InlineData("tls13_ecdsa", 11.648, 101.684)]
    [InlineData("tls13_rsa_chain3", 12.395, 102.424)]
    [InlineData("tls12_ecdhe_rsa", 22.416, 202.370)]
    public void A_handshake_takes_as_long_as_measured(string name, double at10, double at100)
    {
        var server = name switch
        {
            "tls13_ecdsa" => Ecdsa,
            "tls13_rsa_chain3" => RsaChain,
            _ => Rsa12,
        };
        var client = server with { MaximumVersion = TlsVersion.Tls13 };

        Assert.Equal(at10, Handshake(10), 0.05);
        Assert.Equal(at100, Handshake(100), 0.05);

        double Handshake(int roundTripMilliseconds)
        {
            var pair = new TlsPair(client, server, (roundTripMilliseconds / 2).Milliseconds).Connect();
            return pair.CompletedAt(client: true).Nanoseconds / 1e6;
        }
    }

    [Fact]
    public void Work_of_tls13_is_charged_step_by_step_at_the_side_that_does_it()
    {
        // X25519: 39 to generate, 33 to derive; ECDSA: 20 to sign, 55 to verify.
        // Client: hello 200 + 39; ServerHello 250 + 33; certificate 265 + 55; CertificateVerify 55; Finished
        // 311. Server: flight 350 + 39 + 33 + 20; Finished 40 and two tickets of 30.
        Assert.Equal(("239 283 320 55 311", "442 100"), WorkOf(Ecdsa));
    }

    [Fact]
    public void Work_of_tls12_is_charged_step_by_step_at_the_side_that_does_it()
    {
        // The client offers TLS 1.2 alone, so it makes no key for its hello. RSA: 274 to sign, 17 to verify.
        // Client: hello 200; certificate 265 + 17; key exchange 17; flight 550 + 39 + 33; Finished 190.
        // Server: flight 350 + 39 + 274; key exchange 33; Finished and ticket 350.
        Assert.Equal(("200 282 17 622 190", "663 33 350"), WorkOf(Rsa12));
    }

    [Fact]
    public void A_chain_of_three_takes_three_times_parsing_and_verifying()
    {
        // 3 x (265 + 17) = 846.
        Assert.Equal(("239 283 846 17 311", "696 100"), WorkOf(RsaChain));
    }

    [Fact]
    public void Without_charge_all_is_instant_and_nothing_asks_for_a_timeout()
    {
        var client = new TlsClient(TlsPair.Instant, IdleCpu.Instance);
        var server = new TlsServer(TlsPair.Instant, IdleCpu.Instance);
        client.Open(default);
        while (client.TryTransmit(default, out var fromClient))
        {
            Assert.Null(client.NextTimeout);
            server.Receive(fromClient, default);
            while (server.TryTransmit(default, out var fromServer))
            {
                Assert.Null(server.NextTimeout);
                client.Receive(fromServer, default);
            }
        }

        Assert.True(client.IsHandshakeComplete);
        Assert.True(server.IsHandshakeComplete);
    }

    [Fact]
    public void Arrivals_during_work_wait_in_order()
    {
        // A slow client: the whole flight waits while the ServerHello is worked on.
        var client = new TlsClient(Ecdsa, new SlowCpu(factor: 1000));
        var pair = new TlsPair(client, new TlsServer(TlsPair.Instant, IdleCpu.Instance)).Connect();

        Assert.Equal(
            "WAIT_SH WAIT_EE WAIT_CERT_CR WAIT_CV WAIT_FINISHED CONNECTED",
            string.Join(' ', pair.Of(true, TlsEventKind.StateChanged).Select(e => e.State)));

        // 239 + 283 + 320 + 55 + 311 = 1,208 µs, a thousand times.
        Assert.Equal(1208.Milliseconds, pair.CompletedAt(client: true) - SimTime.Start);
    }

    [Fact]
    public void The_server_is_complete_with_its_tickets_on_the_way()
    {
        var pair = new TlsPair(Ecdsa, 50.Milliseconds).Connect();
        var tickets = pair.Sent.Where(s => s.Record.Message == TlsMessageType.NewSessionTicket);

        // The client’s Finished takes 50 ms, checking it and making two tickets 0.1 ms.
        var complete = pair.CompletedAt(client: false);
        Assert.Equal(50.Milliseconds + 100.Microseconds, complete - pair.CompletedAt(client: true));
        Assert.All(tickets, t => Assert.Equal(complete, t.At));
    }

    [Fact]
    public void A_timeout_that_is_not_due_does_nothing()
    {
        var client = new TlsClient(Ecdsa, IdleCpu.Instance);
        client.HandleTimeout(default);
        client.Open(default);

        client.HandleTimeout(SimTime.Start + 238.Microseconds);
        Assert.Equal(("START", false), (client.StateName, client.TryTransmit(default, out _)));

        client.HandleTimeout(SimTime.Start + 239.Microseconds);
        Assert.Equal(("WAIT_SH", true), (client.StateName, client.TryTransmit(default, out _)));
        Assert.Null(client.NextTimeout);
    }

    private static (string Client, string Server) WorkOf(TlsOptions options)
    {
        var client = new SlowCpu(factor: 1);
        var server = new SlowCpu(factor: 1);
        new TlsPair(new TlsClient(options, client), new TlsServer(options, server)).Connect();
        return (client.Works, server.Works);
    }

    /// <summary>A processor that takes a multiple of the time and notes, in microseconds, what it was asked
    /// for.</summary>
    private sealed class SlowCpu(long factor) : ICpu
    {
        private readonly List<long> _microseconds = [];

        public string Works => string.Join(' ', _microseconds);

        public SimTime Occupy(SimTime now, SimDuration work)
        {
            _microseconds.Add(work.Nanoseconds / 1000);
            return now + (work * factor);
        }
    }
}
