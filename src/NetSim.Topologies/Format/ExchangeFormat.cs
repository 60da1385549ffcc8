using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys of an item of <c>exchange</c>.</summary>
internal static class ExchangeFormat
{
    private const string Request = "request";
    private const string Response = "response";
    private static readonly ByteCountShape Bytes = new(0, Limits.StepBytes);

    /// <summary>A request and its response.</summary>
    public static RecordShape<Exchange> Shape { get; } = new(
        "an exchange",
        new Exchange(),
        [
            new ValueKey<Exchange, long>(
                Request,
                "What the client sends, in one write.",
                Bytes,
                exchange => exchange.RequestBytes,
                (exchange, value) => exchange with { RequestBytes = value }),
            new ValueKey<Exchange, long>(
                Response,
                "What the server answers, in one write, when it has read the whole request.",
                Bytes,
                exchange => exchange.ResponseBytes,
                (exchange, value) => exchange with { ResponseBytes = value }),
            new ValueKey<Exchange, SimDuration>(
                "think",
                "What the server waits before it answers.",
                new DurationShape(),
                exchange => exchange.Think,
                (exchange, value) => exchange with { Think = value }),
            new ValueKey<Exchange, int>(
                "repeat",
                "How often the exchange happens, one after the other.",
                new WholeNumberShape<int>(1, Limits.Items),
                exchange => exchange.Repeat,
                (exchange, value) => exchange with { Repeat = value }),
        ])
    {
        Check = Check,
    };

    private static void Check(Exchange exchange, MappingNode node, ReadContext context)
    {
        // Where one is misspelt or wrong, that is the problem.
        var isUnderstood = node.Entries.All(entry => Shape.Keys.Any(key => key.Name == entry.Key.Text));
        if (exchange is { RequestBytes: 0, ResponseBytes: 0 } && isUnderstood && IsZero(node, Request)
            && IsZero(node, Response))
        {
            context.Report(node.Origin, $"an exchange needs a '{Request}', a '{Response}' or both");
        }
    }

    // Whether no size is there, or one that was read, as zero.
    private static bool IsZero(MappingNode node, string key) =>
        node.Find(key)?.Value is not { } value
            || (value is TextNode { Text: var text } && text.TrimStart().StartsWith('0'));
}
