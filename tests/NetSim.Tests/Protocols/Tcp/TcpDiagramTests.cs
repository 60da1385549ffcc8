using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

public class TcpDiagramTests
{
    [Fact]
    public void The_committed_diagrams_are_those_of_the_table()
    {
        Documents.Match("tcp-states.dot", TcpDiagram.Dot());
        Documents.Match(
            "tcp-states.md",
            $"""
            # TCP's states

            Drawn from `TcpTransitions`, the table that the simulator runs (RFC 9293 §3.3.2, Figure 5), by `TcpDiagram`; the
            same for Graphviz is in [tcp-states.dot](tcp-states.dot). The arrows from SYN-RECEIVED to LISTEN are those of a
            passive open; ABORT stands for the application's call, for any other RST that counts, and for giving up.

            ```mermaid
            {TcpDiagram.Mermaid()}```

            """);
    }

    [Fact, Rfc(9293, "3.3.2")]
    public void Each_arrow_of_the_table_is_drawn()
    {
        var lines = TcpDiagram.Dot().Split('\n');

        foreach (var state in Enum.GetValues<TcpState>())
        {
            foreach (var trigger in Enum.GetValues<TcpTrigger>())
            {
                if (TcpTransitions.Next(state, trigger) is { } next)
                {
                    var arrow = $"\"{TcpText.Of(state)}\" -> \"{TcpText.Of(next)}\"";
                    Assert.Single(lines, line => line.Contains(arrow, StringComparison.Ordinal)
                        && line.Contains(TcpText.Of(trigger), StringComparison.Ordinal));
                }
            }
        }
    }
}
