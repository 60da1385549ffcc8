using NetSim.Network;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Topologies;

/// <summary>What a connection says: when it opens, TLS, exchanges and steps.</summary>
public class ConversationTests
{
    [Theory]
    [InlineData("1.5 s", 1500, null, null, 1, null)]
    [InlineData("{ first: 1 s, count: 5 }", 1000, null, null, 5, null)]
    [InlineData("{ every: 20 ms }", 0, 20, null, null, null)]
    [InlineData("{ every: 20 ms, first: 1 s, count: 10 }", 1000, 20, null, 10, null)]
    [InlineData("{ every: 20 ms, until: 2 s }", 0, 20, null, null, 2000)]
    [InlineData("{ poisson: 50 /s, count: unlimited, until: end }", 0, null, 50.0, null, null)]
    [InlineData("{ poisson: 30 /min, until: 5 s, count: 3 }", 0, null, 0.5, 3, 5000)]
    public void Connections_open_once_or_many_times(
        string text, int first, int? every, double? poisson, int? count, int? until) =>
        Assert.Equal(
            new StartSpec
            {
                First = first.Milliseconds,
                Every = every?.Milliseconds,
                PoissonPerSecond = poisson,
                Count = count,
                Until = until?.Milliseconds,
            },
            TopologyText.Connection($"start: {text}").Start);

    [Theory]
    [InlineData("true")]
    [InlineData("{}")]
    public void TLS_has_defaults(string text) =>
        Assert.Equal(new TlsOptions(), TopologyText.Connection($"tls: {text}").Tls);

    [Fact]
    public void TLS_may_be_off() => Assert.Null(TopologyText.Connection("tls: false").Tls);

    [Fact]
    public void Every_choice_of_TLS_can_be_made() =>
        Assert.Equal(
            new TlsOptions
            {
                MinimumVersion = TlsVersion.Tls12,
                MaximumVersion = TlsVersion.Tls12,
                KeyExchange = KeyExchangeAlgorithm.P256,
                Certificate = CertificateAlgorithm.Rsa2048,
                Cipher = CipherAlgorithm.ChaCha20Poly1305,
                ChainLength = 3,
                SessionTickets = 0,
                ChargesCpu = false,
            },
            TopologyText.Connection(
                "tls: { version: 1.2, key_exchange: p256, certificate: rsa_2048, cipher: "
                    + "chacha20_poly1305, chain: 3, "
                + "session_tickets: 0, cpu: false }").Tls);

    [Theory]
    [InlineData("\"1.3\"", TlsVersion.Tls13, TlsVersion.Tls13)]
    [InlineData("[1.3, 1.2]", TlsVersion.Tls12, TlsVersion.Tls13)]
    [InlineData("['1.2']", TlsVersion.Tls12, TlsVersion.Tls12)]
    public void TLS_versions_are_one_or_several(string text, TlsVersion least, TlsVersion greatest)
    {
        var tls = TopologyText.Connection($"tls: {{ version: {text} }}").Tls!;

        Assert.Equal((least, greatest), (tls.MinimumVersion, tls.MaximumVersion));
    }

    [Fact]
    public void The_server_may_allow_other_versions_than_the_client()
    {
        var connection = TopologyText.Connection("tls: { version: 1.2 }, server_tls: { version: 1.3 }");

        Assert.Equal(TlsVersion.Tls12, connection.Tls!.MaximumVersion);
        Assert.Equal(TlsVersion.Tls13, connection.ServerTls!.MinimumVersion);
        Assert.Null(TopologyText.Connection("tls: true, server_tls: same").ServerTls);
    }

    [Theory]
    [InlineData("nodelay: true", true)]
    [InlineData("nodelay: false", false)]
    [InlineData("nodelay: stack", null)]
    public void Nodelay_is_on_off_or_up_to_the_stack(string text, bool? expected) =>
        Assert.Equal(expected, TopologyText.Connection(text).NoDelay);

    [Fact]
    public void Both_sides_may_open() =>
        Assert.True(TopologyText.Connection("simultaneous_open: true").SimultaneousOpen);

    [Fact]
    public void An_exchange_becomes_steps_of_both_sides()
    {
        var connection = TopologyText.Connection(
            "exchange: [{ request: 300 B, response: 15 KB, think: 5 ms }, { response: 1 B, repeat: 2 }, { "
                + "request: 2 B }], close: none");

        Assert.Equal(
            [
                new ApplicationStep.Send(300), new ApplicationStep.Receive(15_000),
                new ApplicationStep.Receive(1), new ApplicationStep.Receive(1),
                new ApplicationStep.Send(2),
            ],
            connection.Client);
        Assert.Equal(
            [
                new ApplicationStep.Receive(300), new ApplicationStep.Wait(5.Milliseconds),
                new ApplicationStep.Send(15_000),
                new ApplicationStep.Send(1), new ApplicationStep.Send(1),
                new ApplicationStep.Receive(2),
            ],
            connection.Server);
    }

    [Theory]
    [InlineData("client", "shutdown, receive_eof, close", "receive_eof, close")]
    [InlineData("server", "receive_eof, close", "shutdown, receive_eof, close")]
    [InlineData("both", "close_both", "")]
    [InlineData("abort", "abort", "receive_eof, close")]
    [InlineData("none", "", "")]
    public void Somebody_closes(string close, string client, string server)
    {
        var connection = TopologyText.Connection($"close: {close}");
        var steps = TopologyText.Connection($"client: [{client}], server: [{server}]");

        Assert.Equal(steps.Client, connection.Client);
        Assert.Equal(steps.Server, connection.Server);
    }

    [Fact]
    public void The_client_closes_if_nothing_is_said() =>
        Assert.Equal(
            TopologyText.Connection("close: client").Client, TopologyText.Connection("start: 0").Client);

    [Fact]
    public void Steps_are_any_conversation_that_two_sockets_can_have()
    {
        var connection = TopologyText.Connection(
            "client: [{ send: 200 B }, { receive: 1 kB }, { nodelay: false }, shutdown, { at: 1 s }, "
                + "receive_eof, close], "
            + "server: [{ wait: 100 ms }, { nodelay: true }, abort]");

        Assert.Equal(
            [
                new ApplicationStep.Send(200), new ApplicationStep.Receive(1000),
                new ApplicationStep.SetNoDelay(false),
                new ApplicationStep.Shutdown(), new ApplicationStep.At(1.Seconds),
                new ApplicationStep.ReceiveEof(),
                new ApplicationStep.Close(),
            ],
            connection.Client);
        Assert.Equal(
            [
                new ApplicationStep.Wait(100.Milliseconds),
                new ApplicationStep.SetNoDelay(true),
                new ApplicationStep.Abort()],
            connection.Server);
    }
}
