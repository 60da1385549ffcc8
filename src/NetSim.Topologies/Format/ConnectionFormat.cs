using NetSim.Network;
using NetSim.Protocols.Tls;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;

namespace NetSim.Topologies.Format;

/// <summary>The keys of a connection.</summary>
internal static class ConnectionFormat
{
    private const string From = "from";
    private const string To = "to";
    /// <summary>The key of requests and responses.</summary>
    internal const string ExchangeKey = "exchange";
    /// <summary>The key of who closes after them.</summary>
    internal const string CloseKey = "close";
    /// <summary>The key of the client’s steps.</summary>
    internal const string Client = "client";
    /// <summary>The key of the server’s steps.</summary>
    internal const string Server = "server";

    /// <summary>A connection.</summary>
    public static RecordShape<ConnectionDraft> Shape { get; } = new(
        "a connection",
        new ConnectionDraft
        {
            Spec = new ConnectionSpec { Name = "", From = "", To = "", Port = 0, Client = [], Server = [] },
        },
        [
            Of(
                From,
                "The host that opens it.",
                new HostShape(MayBeRouter: false),
                spec => spec.From,
                (spec, value) => spec with { From = value }) with { IsRequired = true },
            Of(
                To,
                "The host and port that it goes to, such as server:443, or a list of several.",
                new OneOrMoreShape<ServerAddress>(new DestinationShape(), "servers"),
                spec => [new ServerAddress(spec.To, spec.Port), .. spec.OtherServers],
                (spec, value) => spec with
                {
                    To = value[0].Host,
                    Port = value[0].Port,
                    OtherServers = [.. value.Skip(1)],
                }) with { IsRequired = true },
            .. WorkloadFormat.Keys,
            Of(
                "start",
                "When it opens, and how often.",
                new StartShape(),
                spec => spec.Start,
                (spec, value) => spec with { Start = value }),
            Of(
                "simultaneous_open",
                "Whether the other host opens too, at the same instant.",
                new BooleanShape(),
                spec => spec.SimultaneousOpen,
                (spec, value) => spec with { SimultaneousOpen = value }),
            Of(
                "ip",
                "The version of IP: headers of 20 B or 40 B, and a default MSS of 1460 B or 1440 B.",
                new ChoiceShape<int>("a version of IP", [("4", 4), ("6", 6)], IsQuoted: true),
                spec => spec.IpVersion,
                (spec, value) => spec with { IpVersion = value }),
            Of(
                "nodelay",
                "TCP_NODELAY on both sockets; stack: what each host’s stack says.",
                new OptionalShape<bool>("stack", new BooleanShape()),
                spec => spec.NoDelay,
                (spec, value) => spec with { NoDelay = value }),
            Of(
                "tls",
                "TLS on top of TCP.",
                new TlsShape(),
                spec => spec.Tls,
                (spec, value) => spec with { Tls = value }),
            Of(
                "server_tls",
                "What the server’s TLS does differently: keys of 'tls' that replace those there.",
                new KeywordShape<TlsOptions>("same", TlsFormat.Shape),
                spec => spec.ServerTls ?? spec.Tls,
                (spec, value) => spec with { ServerTls = value })
                with
                {
                    IsWritten = draft => draft.Spec.ServerTls is not null,
                    Base = draft => draft.Spec.Tls,
                    ShowsDefault = false,
                    AppliesTo = draft => draft.Spec.Tls is not null,
                    Otherwise = "'server_tls' needs 'tls'",
                },
            Of(
                "starttls",
                "What is said in the clear before TLS.",
                new ChoiceShape<StartTls>(
                    "a protocol",
                    [
                        ("none", StartTls.None), ("smtp", StartTls.Smtp), ("imap", StartTls.Imap),
                        ("postgresql", StartTls.PostgreSql),
                    ]),
                spec => spec.StartTls,
                (spec, value) => spec with { StartTls = value })
                with
                {
                    AppliesTo = draft => draft.Spec.Tls is not null,
                    Otherwise = "'starttls' needs 'tls'",
                },
            Of(
                "fast_open",
                "TCP Fast Open: the client asks for a cookie, or has one and sends its first write with the SYN.",
                new ChoiceShape<FastOpenUse>(
                    "a use of Fast Open",
                    [("off", FastOpenUse.Off), ("request", FastOpenUse.Request), ("cookie", FastOpenUse.Cookie)]),
                spec => spec.FastOpen,
                (spec, value) => spec with { FastOpen = value })
                with
                {
                    AppliesTo = draft => draft.Spec.Tls is null,
                    Otherwise = "'fast_open' is for plain TCP: it cannot come with 'tls'",
                },
            new ValueKey<ConnectionDraft, IReadOnlyList<Exchange>>(
                ExchangeKey,
                "Requests and responses, one after the other.",
                new ListShape<Exchange>(ExchangeFormat.Shape, "exchanges", Limits.Items),
                draft => draft.Exchanges,
                (draft, value) => draft with { Exchanges = value }) { IsWritten = _ => false },
            new ValueKey<ConnectionDraft, Closing>(
                CloseKey,
                "Who closes after the exchanges.",
                new ChoiceShape<Closing>(
                    "a way to close",
                    [
                        ("client", Closing.Client), ("server", Closing.Server), ("both", Closing.Both),
                        ("abort", Closing.Abort), ("none", Closing.None),
                    ]),
                draft => draft.Close,
                (draft, value) => draft with { Close = value }) { IsWritten = _ => false },
            Steps(
                Client,
                "What the client’s application does, instead of 'exchange' and 'close'.",
                draft => draft.Client,
                (draft, value) => draft with { Client = value }),
            Steps(
                Server,
                "What the server’s application does, instead of 'exchange' and 'close'.",
                draft => draft.Server,
                (draft, value) => draft with { Server = value }),
        ])
    {
        Check = Check,
    };

    private static ValueKey<ConnectionDraft, T> Of<T>(
        string name,
        string doc,
        Shape<T> shape,
        Func<ConnectionSpec, T> get,
        Func<ConnectionSpec, T, ConnectionSpec> set) => new(
            name,
            doc,
            shape,
            draft => get(draft.Spec),
            (draft, value) => draft with { Spec = set(draft.Spec, value) });

    private static ValueKey<ConnectionDraft, IReadOnlyList<ApplicationStep>> Steps(
        string name,
        string doc,
        Func<ConnectionDraft, IReadOnlyList<ApplicationStep>?> get,
        Func<ConnectionDraft, IReadOnlyList<ApplicationStep>, ConnectionDraft> set) =>
        new(name, doc, new StepsShape(), draft => get(draft) ?? [], set) { ShowsDefault = false };

    private static void Check(ConnectionDraft draft, MappingNode node, ReadContext context)
    {
        foreach (var to in draft.Spec.OtherServers.Select(other => other.Host).Prepend(draft.Spec.To)
            .Distinct(StringComparer.Ordinal))
        {
            CheckPath(draft.Spec with { To = to }, node, context);
        }

        WorkloadFormat.Check(draft, node, context);
        var client = node.Find(Client);
        var server = node.Find(Server);
        if (client is null && server is null)
        {
            CheckLength(draft, node, context);
            return;
        }

        foreach (var entry in new[] { node.Find(ExchangeKey), node.Find(CloseKey) }.OfType<MappingEntry>())
        {
            context.Report(
                entry.Key.Origin,
                $"either '{ExchangeKey}' and '{CloseKey}' or the steps of '{Client}' and '{Server}', not "
                    + "both");
        }

        if ((client is null ? server : server is null ? client : null) is { } alone)
        {
            var other = alone.Key.Text == Client ? Server : Client;
            context.Report(
                alone.Key.Origin, $"'{alone.Key.Text}' needs '{other}' too: [] if that side does nothing");
        }
    }

    private static void CheckPath(ConnectionSpec spec, MappingNode node, ReadContext context)
    {
        if (spec.From.Length == 0 || spec.To.Length == 0 || node.Find(To) is not { } to)
        {
            return;
        }

        if (spec.From == spec.To)
        {
            context.Report(
                to.Value.Origin, $"'{spec.From}' connects to itself: a connection goes to another host");
        }
        else if (context.Reachability?.IsReachable(spec.From, spec.To) == false)
        {
            context.Report(
                to.Value.Origin,
                $"there is no path from '{spec.From}' to '{spec.To}': hosts need a link, or links with "
                    + "routers between them");
        }
    }

    private static void CheckLength(ConnectionDraft draft, MappingNode node, ReadContext context)
    {
        if (!context.TryTakeSteps(Conversation.MostSteps(draft.Exchanges)))
        {
            context.Report(
                node.Find(ExchangeKey)?.Key.Origin ?? node.Origin,
                $"more than {Limits.Steps} steps in the whole topology");
        }
    }
}
