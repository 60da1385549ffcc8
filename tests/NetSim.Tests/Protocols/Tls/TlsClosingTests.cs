using NetSim.Protocols;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Protocols.Tls;

/// <summary>close_notify in every phase.</summary>
public class TlsClosingTests
{
    private static readonly TlsOptions Instant = TlsPair.Instant;

    [Fact]
    [Rfc(8446, "6.1")]
    public void After_the_peers_close_notify_this_side_may_still_send()
    {
        var pair = new TlsPair(Instant).Connect();
        pair.Server.Close(pair.Now);
        pair.Run();

        pair.Client.Send(5000, pair.Now);
        pair.Run();

        Assert.Equal(5000, pair.Of(false, TlsEventKind.ApplicationData).Single().Bytes);
        Assert.Equal("CLOSE_RECEIVED CLOSE_SENT", $"{pair.Client.StateName} {pair.Server.StateName}");
    }

    [Fact]
    public void Close_notify_follows_all_data_sent_before()
    {
        var pair = new TlsPair(Instant).Connect();
        pair.Client.Send(40_000, pair.Now);
        pair.Client.Close(pair.Now);
        pair.Run();

        Assert.Equal(40_000, pair.Of(false, TlsEventKind.ApplicationData).Sum(e => e.Bytes));
        Assert.Equal("Alert close_notify", pair.Sent[^1].Record.Name);
        Assert.Throws<InvalidOperationException>(() => pair.Client.Send(1, pair.Now));
    }

    [Fact]
    [Rfc(8446, "6.1")]
    public void Data_behind_close_notify_is_ignored()
    {
        var pair = new TlsPair(Instant).Connect();
        pair.Server.Close(pair.Now);
        pair.Run();
        pair.Client.Receive(
            new TlsRecord { Type = TlsContentType.ApplicationData, ContentBytes = 9, EndsMessage = true },
            pair.Now);
        pair.Run();

        Assert.Empty(pair.Of(true, TlsEventKind.ApplicationData));
        Assert.Equal("CLOSE_RECEIVED", pair.Client.StateName);
    }

    [Fact]
    public void Both_may_close_at_once()
    {
        var pair = new TlsPair(Instant, 50.Milliseconds).Connect();
        pair.Client.Close(pair.Now);
        pair.Server.Close(pair.Now);
        pair.Run();

        Assert.Equal("CLOSED CLOSED", $"{pair.Client.StateName} {pair.Server.StateName}");
        Assert.Single(pair.Of(true, TlsEventKind.PeerClosed));
        Assert.Single(pair.Of(false, TlsEventKind.PeerClosed));
    }

    [Fact]
    public void A_second_close_does_nothing()
    {
        var pair = new TlsPair(Instant).Connect();
        pair.Client.Close(pair.Now);
        pair.Run();
        var happened = pair.Log.Count;

        pair.Client.Close(pair.Now);
        pair.Run();

        Assert.Equal(happened, pair.Log.Count);
    }

    [Fact]
    public void A_client_that_gives_up_during_the_handshake_fails_the_server()
    {
        var client = new TlsClient(new TlsOptions(), IdleCpu.Instance);
        var pair = new TlsPair(client, new TlsServer(Instant, IdleCpu.Instance))
        {
            // The certificate is being verified when the client gives up.
            OnEvent = (pair, atClient, happened) =>
            {
                if (atClient && happened.State == "WAIT_CERT_CR")
                {
                    pair.Client.Close(pair.Now);
                }
            },
        };
        pair.Connect();

        Assert.Equal("CLOSED", client.StateName);
        Assert.Null(client.NextTimeout);
        var failed = Assert.Single(pair.Of(false, TlsEventKind.Failed));
        Assert.Equal(
            (TlsAlert.CloseNotify, "the peer closed in WAIT_FINISHED, before the handshake was complete"),
            (failed.Alert, failed.Explanation));
    }
}
