using NetSim.Protocols;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Protocols.Tls;

/// <summary>Alerts and truncation: what each side sends, is told, and why.</summary>
public class TlsFailureTests
{
    private static readonly TlsOptions Instant = TlsPair.Instant;

    [Fact]
    [Rfc(8446, "4.2.1")]
    public void No_version_in_common_is_protocol_version_on_both_sides()
    {
        var pair = new TlsPair(
            Instant with { MinimumVersion = TlsVersion.Tls13 },
            Instant with { MaximumVersion = TlsVersion.Tls12 }).Connect();

        Assert.Equal("C 255: CH 255\nS 7: Alert protocol_version 7\n", pair.Flights());
        AssertFailed(
            pair,
            false,
            TlsAlert.ProtocolVersion,
            "the client offers TLS 1.3, the server allows TLS 1.2 to TLS 1.2");
        AssertFailed(pair, true, TlsAlert.ProtocolVersion, "the peer sent protocol_version in WAIT_SH");
    }

    [Fact]
    public void An_old_client_meets_a_server_of_tls13_alone()
    {
        var pair = new TlsPair(
            Instant with { MaximumVersion = TlsVersion.Tls12 },
            Instant with { MinimumVersion = TlsVersion.Tls13 }).Connect();

        AssertFailed(
            pair,
            false,
            TlsAlert.ProtocolVersion,
            "the client offers TLS 1.2, the server allows TLS 1.3 to TLS 1.3");
    }

    [Fact]
    [Rfc(8446, "4.1.1")]
    public void No_cipher_in_common_is_handshake_failure()
    {
        // tls12_no_shared_cipher_alert of the measurement: ClientHello 218, alert 7.
        var client = Instant with { MaximumVersion = TlsVersion.Tls12, Cipher = CipherAlgorithm.Aes128Gcm };
        var pair = new TlsPair(client, Instant).Connect();

        Assert.Equal("C 218: CH 218\nS 7: Alert handshake_failure 7\n", pair.Flights());
        AssertFailed(
            pair,
            false,
            TlsAlert.HandshakeFailure,
            "the client offers X25519 with AES-128-GCM, the server allows X25519 with AES-256-GCM");
        AssertFailed(pair, true, TlsAlert.HandshakeFailure, "the peer sent handshake_failure in WAIT_SH");
    }

    [Fact]
    public void No_group_in_common_is_handshake_failure()
    {
        var pair = new TlsPair(Instant with { KeyExchange = KeyExchangeAlgorithm.P256 }, Instant).Connect();

        Assert.Equal("FAILED FAILED", $"{pair.Client.StateName} {pair.Server.StateName}");
        Assert.Equal(TlsAlert.HandshakeFailure, pair.Of(true, TlsEventKind.Failed).Single().Alert);
    }

    [Fact]
    public void The_highest_common_version_is_chosen()
    {
        var only12 = Instant with { MaximumVersion = TlsVersion.Tls12 };

        Assert.Contains("EE 28", new TlsPair(Instant, Instant).Connect().Flights(), StringComparison.Ordinal);
        Assert.Contains("SKE", new TlsPair(Instant, only12).Connect().Flights(), StringComparison.Ordinal);
        Assert.Contains("SKE", new TlsPair(only12, Instant).Connect().Flights(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unexpected_message_says_what_was_expected_and_what_came()
    {
        var pair = new TlsPair(Instant).Connect();
        pair.Server.Receive(Message(TlsMessageType.ClientHello), pair.Now);
        pair.Run();

        AssertFailed(
            pair, false, TlsAlert.UnexpectedMessage, "CONNECTED expects AppData, but ClientHello came");
        AssertFailed(pair, true, TlsAlert.UnexpectedMessage, "the peer sent unexpected_message in CONNECTED");
        Assert.Equal(24, pair.Sent[^1].Record.Length);
    }

    [Fact]
    public void Before_its_finished_a_tls13_client_sends_alerts_in_the_clear()
    {
        // tls13_cert_verify_failed_alert of the measurement: after the server’s flight, an alert of 7 bytes.
        var client = new TlsClient(Instant, IdleCpu.Instance);
        client.Open(default);
        Assert.True(client.TryTransmit(default, out _));
        client.Receive(ServersHello(Instant), default);

        client.Receive(Message(TlsMessageType.Finished), default);

        Assert.True(client.TryTransmit(default, out var alert));
        Assert.Equal((7, false), (alert.Length, alert.IsEncrypted));
    }

    [Fact]
    public void A_server_hello_that_chooses_what_was_not_offered_is_refused()
    {
        var hello = ServersHello(Instant);
        var choice = Assert.IsType<ServerChoice>(hello.Content);
        var other = choice with { Cipher = CipherAlgorithm.ChaCha20Poly1305 };
        var older = choice with { Version = TlsVersion.Tls12 };

        Assert.Equal(TlsAlert.IllegalParameter, AlertOf(Instant, hello with { Content = other }));
        Assert.Equal(
            TlsAlert.ProtocolVersion,
            AlertOf(Instant with { MinimumVersion = TlsVersion.Tls13 }, hello with { Content = older }));
        Assert.Equal(TlsAlert.DecodeError, AlertOf(Instant, hello with { Content = null }));

        // RFC 8446 §4.1.3: a server that knows TLS 1.3 marks its random when it chooses less.
        Assert.Equal(TlsAlert.IllegalParameter, AlertOf(Instant, hello with { Content = older }));
    }

    [Fact]
    public void A_client_hello_that_offers_nothing_is_a_decode_error()
    {
        var pair = new TlsPair(Instant);
        pair.Server.Receive(Message(TlsMessageType.ClientHello), default);
        pair.Run();

        AssertFailed(pair, false, TlsAlert.DecodeError, "the ClientHello offers nothing");
    }

    [Fact]
    public void After_a_failure_nothing_is_taken_or_sent()
    {
        var pair = new TlsPair(Instant).Connect();
        pair.Server.Receive(Message(TlsMessageType.ClientHello), pair.Now);
        pair.Run();
        var happened = pair.Log.Count;

        pair.Server.Receive(Message(TlsMessageType.Finished), pair.Now);
        pair.Server.EndOfStream(pair.Now);
        pair.Server.Close(pair.Now);
        pair.Run();

        Assert.Equal(happened, pair.Log.Count);
        Assert.Throws<InvalidOperationException>(() => pair.Server.Send(1, pair.Now));
    }

    [Theory]
    [InlineData(TlsVersion.Tls13, "CONNECTED")]
    [InlineData(TlsVersion.Tls12, "CONNECTED")]
    [Rfc(8446, "6.1")]
    public void A_stream_that_ends_without_close_notify_is_a_truncation(TlsVersion version, string state)
    {
        var pair = new TlsPair(Instant with { MaximumVersion = version }).Connect();
        pair.Client.EndOfStream(pair.Now);
        pair.Run();

        AssertFailed(
            pair, true, null, $"truncation: the stream ended in {state} without a close_notify");
        Assert.DoesNotContain(pair.Sent, s => s.Record.Type == TlsContentType.Alert);
    }

    [Fact]
    public void A_stream_that_ends_during_the_handshake_is_a_truncation()
    {
        var pair = new TlsPair(Instant);
        pair.Client.Open(default);
        pair.Client.EndOfStream(default);
        while (pair.Client.TryTransmit(default, out _))
        {
        }

        pair.Run();

        AssertFailed(pair, true, null, "truncation: the stream ended in WAIT_SH without a close_notify");
    }

    [Fact]
    public void A_stream_that_ends_after_close_notify_is_in_order()
    {
        var pair = new TlsPair(Instant).Connect();
        pair.Server.Close(pair.Now);
        pair.Run();
        pair.Client.EndOfStream(pair.Now);
        pair.Run();

        Assert.Equal("CLOSE_RECEIVED", pair.Client.StateName);
        Assert.Empty(pair.Of(true, TlsEventKind.Failed));
    }

    [Fact]
    public void The_end_of_the_stream_waits_behind_records_that_wait_for_the_processor()
    {
        // The server’s whole flight and the end of the stream arrive at once: the records come first.
        var client = new TlsClient(new TlsOptions(), IdleCpu.Instance);
        client.Open(default);
        client.HandleTimeout(client.NextTimeout!.Value);
        foreach (var (_, _, record) in new TlsPair(Instant).Connect().Sent.Where(s => !s.FromClient).Take(6))
        {
            client.Receive(record, SimTime.Start + 1.Seconds);
        }

        client.EndOfStream(SimTime.Start + 1.Seconds);
        while (client.NextTimeout is { } at)
        {
            client.HandleTimeout(at);
        }

        var events = new List<TlsEvent>();
        while (client.TryReadEvent(out var happened))
        {
            events.Add(happened);
        }

        Assert.Contains(events, e => e.Kind == TlsEventKind.HandshakeComplete);
        Assert.Equal(
            "truncation: the stream ended in CONNECTED without a close_notify", events[^1].Explanation);
    }

    private static void AssertFailed(TlsPair pair, bool client, TlsAlert? alert, string explanation)
    {
        var failed = Assert.Single(pair.Of(client, TlsEventKind.Failed));
        Assert.Equal((alert, explanation), (failed.Alert, failed.Explanation));
        Assert.Equal("FAILED", client ? pair.Client.StateName : pair.Server.StateName);
    }

    private static TlsRecord Message(TlsMessageType message) =>
        new() { Type = TlsContentType.Handshake, Message = message, EndsMessage = true };

    private static TlsRecord ServersHello(TlsOptions options) => new TlsPair(options).Connect().Sent
        .First(s => s.Record.Message == TlsMessageType.ServerHello).Record;

    private static TlsAlert? AlertOf(TlsOptions options, TlsRecord hello)
    {
        var client = new TlsClient(options, IdleCpu.Instance);
        client.Open(default);
        client.TryTransmit(default, out _);
        client.Receive(hello, default);
        return client.TryTransmit(default, out var alert) ? alert.Alert : null;
    }
}
