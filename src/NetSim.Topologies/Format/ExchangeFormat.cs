using NetSim.Network;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;

namespace NetSim.Topologies.Format;

/// <summary>The keys of an item of <c>exchange</c>.</summary>
internal static class ExchangeFormat
{
    private const string Request = "request";
    private const string Response = "response";
    private const string Pipeline = "pipeline";

    /// <summary>A request and its response.</summary>
    public static RecordShape<Exchange> Shape { get; } = new(
        "an exchange",
        new Exchange(),
        [
            Of(
                Request,
                "What the client sends, in one write.",
                AmountShape.Size,
                exchange => exchange.Request,
                (exchange, value) => exchange with { Request = value }),
            Of(
                Response,
                "What the server answers, in one write, when it has read the whole request.",
                AmountShape.Size,
                exchange => exchange.Response,
                (exchange, value) => exchange with { Response = value }),
            Of(
                "think",
                "What the server waits before it answers.",
                AmountShape.Time,
                exchange => exchange.Think,
                (exchange, value) => exchange with { Think = value }),
            Of(
                "processing",
                "What the server works before it answers, on a core of its host.",
                AmountShape.Time,
                exchange => exchange.Processing,
                (exchange, value) => exchange with { Processing = value }),
            Of(
                "client_think",
                "What the client waits when it has the whole response, before it goes on.",
                AmountShape.Time,
                exchange => exchange.ClientThink,
                (exchange, value) => exchange with { ClientThink = value }),
            new ValueKey<Exchange, int>(
                "repeat",
                "How often the exchange happens, one after the other.",
                new WholeNumberShape<int>(1, Limits.Items),
                exchange => exchange.Repeat,
                (exchange, value) => exchange with { Repeat = value }),
            new ValueKey<Exchange, int>(
                Pipeline,
                "How many requests the client sends before the first response is in.",
                new WholeNumberShape<int>(1, Limits.Items),
                exchange => exchange.Pipeline,
                (exchange, value) => exchange with { Pipeline = value }),
        ])
    {
        Check = Check,
    };

    private static ValueKey<Exchange, RandomAmount> Of(
        string name,
        string doc,
        Shape<RandomAmount> shape,
        Func<Exchange, RandomAmount> get,
        Func<Exchange, RandomAmount, Exchange> set) => new(name, doc, shape, get, set);

    private static void Check(Exchange exchange, MappingNode node, ReadContext context)
    {
        // Where one is misspelt or wrong, that is the problem.
        var isUnderstood = node.Entries.All(entry => Shape.Keys.Any(key => key.Name == entry.Key.Text));
        if (exchange is { Request.IsNothing: true, Response.IsNothing: true } && isUnderstood && IsZero(node, Request)
            && IsZero(node, Response))
        {
            context.Report(node.Origin, $"an exchange needs a '{Request}', a '{Response}' or both");
        }

        if (exchange.Pipeline > 1 && (exchange.Request.IsNothing || exchange.Response.IsNothing)
            && isUnderstood && node.Find(Pipeline) is { } pipeline)
        {
            context.Report(pipeline.Key.Origin, $"'{Pipeline}' needs a '{Request}' and a '{Response}'");
        }
    }

    // Whether no size is there, or one that was read, as zero.
    private static bool IsZero(MappingNode node, string key) =>
        node.Find(key)?.Value is not { } value
            || (value is TextNode { Text: var text } && text.TrimStart().StartsWith('0'));
}
