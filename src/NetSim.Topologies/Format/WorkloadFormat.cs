using System.Collections.Immutable;
using NetSim.Network;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;

namespace NetSim.Topologies.Format;

/// <summary>The keys of a connection that make it a load of a kind: several servers, bulk flows, SYN floods.</summary>
internal static class WorkloadFormat
{
    private const string Bulk = "bulk";
    private const string Flood = "syn_flood";
    private const string Background = "background";

    // What says the same as a bulk flow does, in other ways.
    private static readonly ImmutableArray<string> Conversations = ["exchange", "close", "client", "server"];

    /// <summary>The keys.</summary>
    public static ImmutableArray<RecordKey<ConnectionDraft>> Keys { get; } =
    [
        new ValueKey<ConnectionDraft, Balance>(
            "balance",
            "Which of several servers each goes to.",
            new ChoiceShape<Balance>(
                "a way to choose a server", [("round_robin", Balance.RoundRobin), ("random", Balance.Random)]),
            draft => draft.Spec.Balance,
            (draft, value) => draft with { Spec = draft.Spec with { Balance = value } })
        {
            AppliesTo = draft => draft.Spec.OtherServers.Count > 0,
            Otherwise = "'balance' needs a list of several servers in 'to'",
        },
        new ValueKey<ConnectionDraft, bool>(
            Background,
            "Whether it is only load for the others: summaries leave it out. Bulk flows and floods are.",
            new BooleanShape(),
            draft => draft.IsBackground,
            (draft, value) => draft with { Background = value })
        {
            IsWritten = draft => draft.IsBackground,
        },
        new ValueKey<ConnectionDraft, Bulk?>(
            Bulk,
            "Data without end as fast as TCP takes it, instead of 'exchange' and 'close'.",
            new OptionalShape<Bulk>(
                "none",
                new ChoiceShape<Bulk>(
                    "a direction", [("download", Format.Bulk.Download), ("upload", Format.Bulk.Upload)])),
            draft => draft.Bulk,
            (draft, value) => draft with { Bulk = value }) { IsWritten = _ => false },
        new ValueKey<ConnectionDraft, bool>(
            Flood,
            "Whether each is only a SYN with an address that is not its sender’s, so that nobody answers the server.",
            new BooleanShape(),
            draft => draft.Spec.IsSynFlood,
            (draft, value) => draft with { Spec = draft.Spec with { IsSynFlood = value } })
        {
            IsWritten = draft => draft.Spec.IsSynFlood,
        },
    ];

    /// <summary>Reports what does not go together.</summary>
    public static void Check(ConnectionDraft draft, MappingNode node, ReadContext context)
    {
        foreach (var name in NotInFlood(draft).Where(_ => draft.Spec.IsSynFlood))
        {
            if (node.Find(name) is { } entry)
            {
                context.Report(entry.Key.Origin, $"'{name}' cannot come with '{Flood}': a SYN is all that it sends");
            }
        }

        foreach (var name in Conversations.Where(_ => draft.Bulk is not null))
        {
            if (node.Find(name) is { } entry)
            {
                context.Report(entry.Key.Origin, $"either '{Bulk}' or '{name}', not both");
            }
        }

        if (draft is { Spec.IsSynFlood: true, Background: false } && node.Find(Background) is { } background)
        {
            context.Report(background.Value.Origin, $"'{Flood}' leaves nothing to be summarized: it is in the background");
        }
    }

    /// <summary>Reports connections of which nothing would be summarized.</summary>
    public static void CheckAll(IReadOnlyList<ConnectionDraft> drafts, Node node, ReadContext context)
    {
        if (drafts.Count > 0 && drafts.All(draft => draft.IsBackground))
        {
            context.Report(node.Origin, $"all connections are in the background: nothing would be summarized");
        }
    }

    /// <summary>Reports service levels of what is left out of all summaries.</summary>
    public static void CheckLevels(Scenario scenario, MappingNode node, ReadContext context)
    {
        foreach (var level in scenario.Expectations)
        {
            if (scenario.Connections.Any(spec => spec.IsBackground && spec.Name == level.Connection)
                && node.Find("expect") is { } entry)
            {
                context.Report(
                    entry.Value.Origin, $"'{level.Connection}' is in the background: it has no statistics to expect of");
            }
        }
    }

    // What is there and is not what a SYN alone would say.
    private static IEnumerable<string> NotInFlood(ConnectionDraft draft)
    {
        var spec = draft.Spec;
        (string Key, bool IsUsed)[] keys =
        [
            (Bulk, draft.Bulk is not null),
            ("tls", spec.Tls is not null),
            ("fast_open", spec.FastOpen != FastOpenUse.Off),
            ("simultaneous_open", spec.SimultaneousOpen),
            ("exchange", true),
            ("close", true),
            ("client", draft.Client is { Count: > 0 }),
            ("server", draft.Server is { Count: > 0 }),
        ];
        return keys.Where(key => key.IsUsed).Select(key => key.Key);
    }
}
