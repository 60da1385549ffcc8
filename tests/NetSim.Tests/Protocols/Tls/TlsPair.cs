using System.Text;
using NetSim.Protocols;
using NetSim.Protocols.Tls;

namespace NetSim.Tests.Protocols.Tls;

/// <summary>A client and a server, joined by a line that delivers each record after a fixed delay.</summary>
internal sealed class TlsPair(TlsClient client, TlsServer server, SimDuration delay = default)
{
    private readonly Queue<Flight> _underWay = new();

    public TlsPair(TlsOptions options, SimDuration delay = default)
        : this(options, options, delay)
    {
    }

    public TlsPair(TlsOptions client, TlsOptions server, SimDuration delay = default)
        : this(new TlsClient(client, IdleCpu.Instance), new TlsServer(server, IdleCpu.Instance), delay)
    {
    }

    public static TlsOptions Instant { get; } = new() { ChargesCpu = false };

    public TlsClient Client { get; } = client;

    public TlsServer Server { get; } = server;

    public SimTime Now { get; private set; }

    public List<(SimTime At, bool FromClient, TlsRecord Record)> Sent { get; } = [];

    public List<(SimTime At, bool AtClient, TlsEvent Event)> Events { get; } = [];

    /// <summary>All that happened, a line each.</summary>
    public List<string> Log { get; } = [];

    /// <summary>What the applications do: called for each event, with whether it is the client’s.</summary>
    public Action<TlsPair, bool, TlsEvent> OnEvent { get; init; } = (_, _, _) => { };

    public TlsPair Connect()
    {
        Server.Open(Now);
        Client.Open(Now);
        return Run();
    }

    /// <summary>Lets happen all that is going to happen.</summary>
    public TlsPair Run()
    {
        Drain();
        while (Next() is { } at)
        {
            Now = at;
            if (_underWay.TryPeek(out var first) && first.At == at)
            {
                _underWay.Dequeue();
                Endpoint(!first.FromClient).Receive(first.Record, Now);
            }
            else
            {
                Endpoint(Client.NextTimeout == at).HandleTimeout(Now);
            }

            Drain();
        }

        return this;
    }

    public SimTime CompletedAt(bool client) => Events
        .Single(e => e.AtClient == client && e.Event.Kind == TlsEventKind.HandshakeComplete).At;

    public IEnumerable<TlsEvent> Of(bool client, TlsEventKind kind) =>
        Events.Where(e => e.AtClient == client && e.Event.Kind == kind).Select(e => e.Event);

    /// <summary>Each flight on a line of its own: <c>C 80: CCS 6 Fin 74</c>, with a plus where the next message is in the
    /// same record.</summary>
    public string Flights() => string.Concat(ByFlight().Select(flight => $"{Describe(flight)}\n"));

    /// <summary>The same, and behind a bar the writes to TCP: <c>C 80: CCS 6 Fin 74 | 80</c>.</summary>
    public List<string> FlightsAndWrites() => [.. ByFlight().Select(flight => $"{Describe(flight)} |{Writes(flight)}")];

    private IEnumerable<List<(bool FromClient, TlsRecord Record)>> ByFlight()
    {
        for (var i = 0; i < Sent.Count;)
        {
            var flight = Sent.Skip(i).TakeWhile(s => s.FromClient == Sent[i].FromClient).Select(s => (s.FromClient, s.Record)).ToList();
            yield return flight;
            i += flight.Count;
        }
    }

    private static string Describe(List<(bool FromClient, TlsRecord Record)> flight)
    {
        var records = string.Join(" ", flight.Select(s => $"{ShortName(s.Record)} {s.Record.Length}{(s.Record.SharesRecord ? "+" : "")}"));
        return $"{(flight[0].FromClient ? "C" : "S")} {flight.Sum(s => s.Record.Length)}: {records}";
    }

    private static string Writes(List<(bool FromClient, TlsRecord Record)> flight)
    {
        var buffer = new HandshakeWriteBuffer(TlsProfile.OpenSsl);
        var text = new StringBuilder();
        foreach (var (_, record) in flight)
        {
            buffer.Add(record);
        }

        while (buffer.TryTake(out var bytes))
        {
            text.Append($" {bytes}");
        }

        return text.ToString();
    }

    private static string ShortName(in TlsRecord record) => record.Name switch
    {
        "ClientHello" => "CH",
        "HelloRetryRequest" => "HRR",
        "CertificateRequest" => "CR",
        "EndOfEarlyData" => "EOED",
        "ServerHello" => "SH",
        "EncryptedExtensions" => "EE",
        "Certificate" => "Cert",
        "CertificateVerify" => "CV",
        "Finished" => "Fin",
        "NewSessionTicket" => "NST",
        "ServerKeyExchange" => "SKE",
        "ServerHelloDone" => "SHD",
        "ClientKeyExchange" => "CKE",
        "AppData" => "App",
        var name => name,
    };

    private ITlsEndpoint Endpoint(bool client) => client ? Client : Server;

    private SimTime? Next()
    {
        SimTime? next = _underWay.TryPeek(out var first) ? first.At : null;
        foreach (var timeout in (SimTime?[])[Client.NextTimeout, Server.NextTimeout])
        {
            next = next is { } a && timeout is { } b ? SimTime.Min(a, b) : next ?? timeout;
        }

        return next;
    }

    private void Drain()
    {
        var isDrained = false;
        while (!isDrained)
        {
            isDrained = !Drain(fromClient: true) && !Drain(fromClient: false);
        }
    }

    private bool Drain(bool fromClient)
    {
        var endpoint = Endpoint(fromClient);
        var didSomething = false;
        while (endpoint.TryTransmit(Now, out var record))
        {
            didSomething = true;
            Sent.Add((Now, fromClient, record));
            _underWay.Enqueue(new Flight(Now + delay, fromClient, record));
            var what = $"{record.Name} [{record.Length}]";
            Note(
                fromClient,
                (fromClient ? $"{what} -->" : $"<-- {what}")
                    + (record.IsEncrypted ? " encrypted" : "")
                    + (record.Flush ? " flush" : ""));
        }

        while (endpoint.TryReadEvent(out var happened))
        {
            didSomething = true;
            Events.Add((Now, fromClient, happened));
            Note(fromClient, Describe(happened));
            OnEvent(this, fromClient, happened);
        }

        return didSomething;
    }

    private static string Describe(TlsEvent happened) => happened.Kind switch
    {
        TlsEventKind.StateChanged => happened.State!,
        TlsEventKind.ApplicationData => $"reads {happened.Bytes} B",
        TlsEventKind.Failed => $"fails ({happened.Alert}): {happened.Explanation}",
        _ => happened.Kind.ToString(),
    };

    private void Note(bool client, string what) =>
        Log.Add($"{Now.Nanoseconds / 1e6,8:0.000} ms  {(client ? "client" : "server")}  {what}");

    private readonly record struct Flight(SimTime At, bool FromClient, TlsRecord Record);
}
