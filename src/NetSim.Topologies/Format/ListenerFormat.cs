using NetSim.Network;
using NetSim.Protocols.Tcp;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys under a host’s <c>listener</c>.</summary>
internal static class ListenerFormat
{
    private const int LargestBacklog = 1_000_000;

    /// <summary>The queues.</summary>
    public static RecordShape<ListenerSpec> Shape { get; } = new(
        "'listener'",
        new ListenerSpec(),
        [
            new ValueKey<ListenerSpec, int?>(
                "backlog",
                "The argument of listen(): one more connection than this waits to be accepted, and as many SYNs to be "
                    + "completed.",
                new OptionalShape<int>("unlimited", new WholeNumberShape<int>(0, LargestBacklog)),
                listener => listener.Backlog,
                (listener, value) => listener with { Backlog = value }),
            new ValueKey<ListenerSpec, SynCookies>(
                "syn_cookies",
                "When SYNs are answered without being remembered (RFC 4987; Linux, tcp_syncookies).",
                new ChoiceShape<SynCookies>(
                    "a use of SYN cookies",
                    [
                        ("off", SynCookies.Off),
                        ("on_overflow", SynCookies.OnOverflow),
                        ("always", SynCookies.Always),
                    ]),
                listener => listener.SynCookies,
                (listener, value) => listener with { SynCookies = value }),
            new ValueKey<ListenerSpec, bool>(
                "abort_on_overflow",
                "Reset a client whose ACK finds the accept queue full; otherwise its ACK is dropped.",
                new BooleanShape(),
                listener => listener.AbortsOnOverflow,
                (listener, value) => listener with { AbortsOnOverflow = value }),
            new ValueKey<ListenerSpec, SimDuration>(
                "accept_delay",
                "How long a complete connection waits until the application accepts it.",
                new DurationShape(MayBeZero: true),
                listener => listener.AcceptDelay,
                (listener, value) => listener with { AcceptDelay = value }),
            new ValueKey<ListenerSpec, SimDuration>(
                "accept_every",
                "The least time from one accept to the next at a port.",
                new DurationShape(MayBeZero: true),
                listener => listener.AcceptEvery,
                (listener, value) => listener with { AcceptEvery = value })
                { IsWritten = listener => listener.AcceptEvery > SimDuration.Zero },
        ])
    {
        Check = Check,
    };

    // Nothing that is written is ignored: without a backlog no queue overflows.
    private static void Check(ListenerSpec listener, MappingNode node, ReadContext context)
    {
        if (listener.Backlog is not null)
        {
            return;
        }

        Require(listener.AbortsOnOverflow, "abort_on_overflow");
        Require(listener.SynCookies == SynCookies.Off, "syn_cookies");

        void Require(bool isUsed, string name)
        {
            if (isUsed && node.Find(name) is { } entry)
            {
                context.Report(entry.Key.Origin, $"'{name}' says what happens where a queue is full: it needs a 'backlog'");
            }
        }
    }
}
