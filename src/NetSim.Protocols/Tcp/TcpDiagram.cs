using System.Text;

namespace NetSim.Protocols.Tcp;

/// <summary>Draws the state diagram from <see cref="TcpTransitions"/>.</summary>
public static class TcpDiagram
{
    /// <summary>The diagram for Graphviz.</summary>
    public static string Dot() => Draw(
        "digraph tcp {\n    node [shape=box, style=rounded];\n",
        (from, to, triggers) => $"    \"{from}\" -> \"{to}\" [label=\"{triggers}\"];\n",
        "}\n");

    /// <summary>The diagram for Mermaid, which names its nodes without hyphens.</summary>
    public static string Mermaid()
    {
        static string Name(string state) => state.Replace('-', '_');
        var names = string.Concat(Enum.GetValues<TcpState>().Select(TcpText.Of)
            .Select(state => $"    {Name(state)}: {state}\n"));
        return Draw(
            "stateDiagram-v2\n" + names,
            (from, to, triggers) => $"    {Name(from)} --> {Name(to)}: {triggers}\n",
            "");
    }

    // One line for each pair of states that is joined, with all that leads from one to the other.
    private static string Draw(string head, Func<string, string, string, string> arrow, string foot)
    {
        var text = new StringBuilder(head);
        foreach (var from in Enum.GetValues<TcpState>())
        {
            var arrows = Enum.GetValues<TcpTrigger>()
                .Where(trigger => TcpTransitions.Next(from, trigger) is not null)
                .GroupBy(trigger => TcpTransitions.Next(from, trigger)!.Value);
            foreach (var group in arrows)
            {
                var triggers = string.Join(", ", group.Select(TcpText.Of));
                text.Append(arrow(TcpText.Of(from), TcpText.Of(group.Key), triggers));
            }
        }

        return text.Append(foot).ToString();
    }
}
