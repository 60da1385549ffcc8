using NetSim.Protocols;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Protocols.Tls;

/// <summary>Endpoints that serve one connection after another.</summary>
public class TlsResetTests
{
    private static readonly TlsOptions Charged = new() { ChainLength = 2 };

    private static readonly TlsOptions Charged12 = Charged with { MaximumVersion = TlsVersion.Tls12 };

    [Theory]
    [InlineData(TlsVersion.Tls13, "closed")]
    [InlineData(TlsVersion.Tls13, "failed")]
    [InlineData(TlsVersion.Tls13, "truncated")]
    [InlineData(TlsVersion.Tls13, "at work")]
    [InlineData(TlsVersion.Tls13, "with data to send")]
    [InlineData(TlsVersion.Tls12, "closed")]
    [InlineData(TlsVersion.Tls12, "at work")]
    [InlineData(TlsVersion.Tls12, "with data to send")]
    public void A_reset_endpoint_does_what_a_new_one_does(TlsVersion version, string wasLeft)
    {
        var options = version == TlsVersion.Tls13 ? Charged : Charged12;
        var client = new TlsClient(options, IdleCpu.Instance);
        var server = new TlsServer(options, IdleCpu.Instance);
        Use(client, server, wasLeft);

        client.Reset();
        server.Reset();

        Assert.Equal(("START", "START"), (client.StateName, server.StateName));
        Assert.Equal((null, null), (client.NextTimeout, server.NextTimeout));
        Assert.Equal(LogOf(new TlsPair(options)), LogOf(new TlsPair(client, server)));
    }

    [Fact]
    public void Reset_allocates_nothing()
    {
        var client = new TlsClient(Charged, IdleCpu.Instance);
        var server = new TlsServer(Charged, IdleCpu.Instance);
        var least = long.MaxValue;
        for (var time = 0; time < 5; time++)
        {
            Use(client, server, "with data to send");
            var before = GC.GetAllocatedBytesForCurrentThread();
            client.Reset();
            server.Reset();

            // A collection that another thread begins meanwhile counts what this one had set aside.
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    private static void Use(TlsClient client, TlsServer server, string leave)
    {
        var pair = new TlsPair(client, server);
        if (leave == "at work")
        {
            client.Open(default);
            client.HandleTimeout(client.NextTimeout!.Value);
            Assert.True(client.TryTransmit(default, out var hello));
            server.Receive(hello, SimTime.Start + 1.Seconds);
            server.Receive(hello, SimTime.Start + 1.Seconds);
            Assert.NotNull(server.NextTimeout);
            return;
        }

        pair.Connect();
        switch (leave)
        {
            case "closed":
                client.Close(pair.Now);
                server.Close(pair.Now);
                pair.Run();
                Assert.Equal("CLOSED", client.StateName);
                break;
            case "failed":
                client.Receive(
                    new TlsRecord { Type = TlsContentType.ChangeCipherSpec, EndsMessage = true }, pair.Now);
                pair.Run();
                Assert.Equal("FAILED", client.StateName);
                break;
            case "truncated":
                client.EndOfStream(pair.Now);
                break;
            default:
                client.Send(100_000, pair.Now);
                server.Send(100_000, pair.Now);
                break;
        }
    }

    private static string LogOf(TlsPair pair)
    {
        pair.Connect();
        pair.Client.Send(20_000, pair.Now);
        pair.Run();
        pair.Client.Close(pair.Now);
        pair.Run();
        return string.Join('\n', pair.Log);
    }
}
