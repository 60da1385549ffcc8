using System.Text;
using NetSim.Protocols;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Protocols.Tls;

/// <summary>Every state against everything that may arrive.</summary>
/// <remarks>RECVD_CH and NEGOTIATED are not here: while the server works, arrivals wait.</remarks>
public class TlsMessageTableTests
{
    private static readonly TlsOptions Tls13 = TlsPair.Instant;

    private static readonly TlsOptions Tls12 = Tls13 with { MaximumVersion = TlsVersion.Tls12 };

    [Fact]
    public void Client_of_tls13() => Approved.Matches(Table(Tls13, isClient: true));

    [Fact]
    public void Client_of_tls12() => Approved.Matches(Table(Tls12, isClient: true));

    [Fact]
    public void Server_of_tls13() => Approved.Matches(Table(Tls13, isClient: false));

    [Fact]
    public void Server_of_tls12() => Approved.Matches(Table(Tls12, isClient: false));

    private static string Table(TlsOptions options, bool isClient)
    {
        var text = new StringBuilder(
            """
            .      the message is taken or dropped, the state stays
            STATE  the message leads there
            !      alert unexpected_message is sent, the connection has FAILED
            X      the connection has FAILED without an alert from this side: the peer sent one, or
                   this side’s close_notify was its last word

            """.ReplaceLineEndings("\n")).Append('\n');
        var states = StatesOf(options, isClient);
        text.Append(Line("", states.Select(make => make().StateName)));
        foreach (var record in Arrivals(options))
        {
            text.Append(Line(record.Name, states.Select(make => Outcome(make(), record))));
        }

        return text.ToString();
    }

    private static string Outcome(ITlsEndpoint endpoint, in TlsRecord record)
    {
        while (endpoint.TryTransmit(default, out _))
        {
        }

        var before = endpoint.StateName;
        endpoint.Receive(record, default);
        if (endpoint.StateName == before)
        {
            return ".";
        }

        if (endpoint.StateName != "FAILED")
        {
            return endpoint.StateName;
        }

        var sentAlert = endpoint.TryTransmit(default, out var alert);
        return !sentAlert ? "X" : alert.Alert == TlsAlert.UnexpectedMessage ? "!" : TlsNames.Of(alert.Alert);
    }

    /// <summary>Makers of an endpoint in each state: those on the way of a real conversation, then the
    /// closing ones.</summary>
    private static List<Func<ITlsEndpoint>> StatesOf(TlsOptions options, bool isClient)
    {
        var conversation = new TlsPair(options).Connect().Sent
            .Where(s => s.FromClient != isClient).Select(s => s.Record).ToArray();
        var makers = new List<Func<ITlsEndpoint>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (isClient)
        {
            makers.Add(() => New(options, isClient));
        }

        for (var i = 0; i <= conversation.Length; i++)
        {
            var heard = conversation[..i];
            if (names.Add(After(options, isClient, heard).StateName))
            {
                makers.Add(() => After(options, isClient, heard));
            }
        }

        makers.Add(() => After(options, isClient, conversation, e => e.Close(default)));
        makers.Add(() => After(options, isClient, conversation, e => e.Receive(CloseNotify, default)));
        makers.Add(() => After(
            options, isClient, conversation, e => e.Receive(CloseNotify, default), e => e.Close(default)));
        return makers;
    }

    private static ITlsEndpoint After(
        TlsOptions options, bool isClient, TlsRecord[] heard, params Action<ITlsEndpoint>[] actions)
    {
        var endpoint = New(options, isClient);
        endpoint.Open(default);
        foreach (var record in heard)
        {
            endpoint.Receive(record, default);
        }

        foreach (var action in actions)
        {
            action(endpoint);
        }

        return endpoint;
    }

    private static ITlsEndpoint New(TlsOptions options, bool isClient) => isClient
        ? new TlsClient(options, IdleCpu.Instance)
        : new TlsServer(options, IdleCpu.Instance);

    private static TlsRecord CloseNotify =>
        new() { Type = TlsContentType.Alert, Alert = TlsAlert.CloseNotify, EndsMessage = true };

    private static IEnumerable<TlsRecord> Arrivals(TlsOptions options)
    {
        var said = new TlsPair(options).Connect().Sent.Select(s => s.Record)
            .Where(r => r.Content is not null).ToDictionary(r => r.Message, r => r.Content);
        foreach (var message in Enum.GetValues<TlsMessageType>())
        {
            yield return new TlsRecord
            {
                Type = TlsContentType.Handshake,
                Message = message,
                EndsMessage = true,
                Content = said.GetValueOrDefault(message),
            };
        }

        yield return new TlsRecord { Type = TlsContentType.ChangeCipherSpec, EndsMessage = true };
        yield return new TlsRecord
        {
            Type = TlsContentType.ApplicationData,
            ContentBytes = 1,
            EndsMessage = true,
        };
        yield return CloseNotify;
        yield return CloseNotify with { Alert = TlsAlert.HandshakeFailure };
    }

    private static string Line(string head, IEnumerable<string> cells) =>
        (head.PadRight(25) + string.Concat(cells.Select(c => c.PadRight(17)))).TrimEnd() + "\n";
}
