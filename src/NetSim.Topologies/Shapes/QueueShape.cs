using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Topologies.Nodes;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>The limit of a queue: “64 KiB”, “100 packets”, or a mapping with several limits.</summary>
internal sealed record QueueShape : Shape<QueueLimit>
{
    private const int MostPackets = 1_000_000_000;
    private static readonly ByteCountShape Bytes = new(1, Limits.StepBytes);

    private static readonly RecordShape<QueueLimit> Both = new(
        "a queue",
        new QueueLimit(),
        [
            new ValueKey<QueueLimit, long>(
                "bytes",
                "How many bytes of IP packets may wait.",
                Bytes,
                queue => queue.Bytes?.Bytes ?? 0,
                (queue, value) => queue with { Bytes = new DataSize(value) })
            {
                ShowsDefault = false,
                IsWritten = queue => queue.Bytes is not null,
            },
            new ValueKey<QueueLimit, int>(
                "packets",
                "How many packets may wait.",
                new WholeNumberShape<int>(1, MostPackets),
                queue => queue.Packets ?? 0,
                (queue, value) => queue with { Packets = value })
            {
                ShowsDefault = false,
                IsWritten = queue => queue.Packets is not null,
            },
            new ValueKey<QueueLimit, SimDuration>(
                "time",
                "How long a packet may wait; one that would wait longer is dropped when it comes.",
                new DurationShape(MayBeZero: false),
                queue => queue.Time ?? SimDuration.Zero,
                (queue, value) => queue with { Time = value })
            {
                ShowsDefault = false,
                IsWritten = queue => queue.Time is not null,
            },
        ])
    {
        Check = (queue, node, context) =>
        {
            if (queue == new QueueLimit() && node.Entries.Count == 0)
            {
                context.Report(node.Origin, "a queue needs a limit: bytes, packets or time");
            }
        },
    };

    /// <inheritdoc/>
    public override Node Write(QueueLimit value) => value switch
    {
        { Bytes: { } bytes, Packets: null, Time: null } => Written.Text(UnitText.Format(bytes)),
        { Bytes: null, Packets: { } packets, Time: null } => Written.Text(Format(packets)),
        _ => Both.Write(value),
    };

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(
            Bytes.Describe(definitions),
            new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]+ packets?$" },
            definitions.Refer("queue", () => Both.Describe(definitions))),
    };

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, [MaybeNullWhen(false)] out QueueLimit value)
    {
        value = null;
        if (node is MappingNode)
        {
            return Both.TryRead(node, context, out value);
        }

        if (node is TextNode { Text: var text } && text.Length <= Limits.ScalarLength
            && text.Contains("packet", StringComparison.OrdinalIgnoreCase))
        {
            return ReadPackets(node, text, context, out value);
        }

        if (node is not TextNode { IsMissing: false })
        {
            context.Report(
                node.Origin, () => $"expected a queue such as 64 KiB or 100 packets, not {node.Kind}");
            return false;
        }

        var read = Bytes.TryRead(node, context, out var bytes);
        value = new QueueLimit(Bytes: new DataSize(bytes));
        return read;
    }

    private static bool ReadPackets(
        Node node, string text, ReadContext context, [MaybeNullWhen(false)] out QueueLimit value)
    {
        value = null;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [var number, "packet" or "packets"]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var packets)
            && packets is >= 1 and <= MostPackets)
        {
            value = new QueueLimit(Packets: packets);
            return true;
        }

        context.Report(
            node.Origin, $"expected a number of packets such as 100 packets, at least 1, not '{text}'");
        return false;
    }

    private static string Format(int packets) =>
        string.Create(CultureInfo.InvariantCulture, $"{packets} {(packets == 1 ? "packet" : "packets")}");
}
