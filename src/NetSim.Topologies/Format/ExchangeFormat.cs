using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys of an item of <c>exchange</c>.</summary>
internal static class ExchangeFormat
{
    private static readonly ByteCountShape Bytes = new(0, Limits.StepBytes);

    /// <summary>A request and its response.</summary>
    public static RecordShape<Exchange> Shape { get; } = new(
        "an exchange",
        new Exchange(),
        [
            new ValueKey<Exchange, long>(
                "request",
                "What the client sends, in one write.",
                Bytes,
                exchange => exchange.RequestBytes,
                (exchange, value) => exchange with { RequestBytes = value }),
            new ValueKey<Exchange, long>(
                "response",
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
        if (exchange is { RequestBytes: 0, ResponseBytes: 0 }
            && node.Find("request")?.Value is null or TextNode
            && node.Find("response")?.Value is null or TextNode)
        {
            context.Report(node.Origin, "an exchange needs a 'request', a 'response' or both");
        }
    }
}
