using System.Text.Json.Nodes;
using NetSim.Protocols.Tls;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>The TLS versions that both sides speak: one, or a list.</summary>
internal sealed record VersionsShape : Shape<(TlsVersion Least, TlsVersion Greatest)>
{
    /// <summary>One version.</summary>
    public static ChoiceShape<TlsVersion> One { get; } = new(
        "a TLS version",
        [
            ("1.3", TlsVersion.Tls13), ("1.2", TlsVersion.Tls12), ("1.1", TlsVersion.Tls11), ("1.0", TlsVersion.Tls10),
            ("ssl3", TlsVersion.Ssl30),
        ],
        IsQuoted: true);

    private static readonly ListShape<TlsVersion> Several = new(One, "TLS versions", 5);

    /// <inheritdoc/>
    public override Node Write((TlsVersion Least, TlsVersion Greatest) value) => value.Least == value.Greatest
        ? One.Write(value.Least)
        : Several.Write([value.Least, value.Greatest]);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(One.Describe(definitions), Several.Describe(definitions)),
    };

    /// <inheritdoc/>
    protected override bool Read(
        Node node, ReadContext context, out (TlsVersion Least, TlsVersion Greatest) value)
    {
        value = default;
        if (node is not ListNode)
        {
            var read = One.TryRead(node, context, out var one);
            value = (one, one);
            return read;
        }

        if (!Several.TryRead(node, context, out var versions))
        {
            return false;
        }

        if (versions.Count == 0)
        {
            context.Report(node.Origin, $"expected at least one TLS version");
            return false;
        }

        value = (versions.Min(), versions.Max());
        return true;
    }
}
