using System.Text.Json.Nodes;
using NetSim.Protocols.Tls;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>The TLS versions that both sides speak: one, or a list.</summary>
internal sealed record VersionsShape : Shape<(TlsVersion Least, TlsVersion Greatest)>
{
    private static readonly ChoiceShape<TlsVersion> Version = new(
        "a TLS version", [("1.2", TlsVersion.Tls12), ("1.3", TlsVersion.Tls13)], IsQuoted: true);

    private static readonly ListShape<TlsVersion> Several = new(Version, "TLS versions", 2);

    /// <inheritdoc/>
    public override Node Write((TlsVersion Least, TlsVersion Greatest) value) => value.Least == value.Greatest
        ? Version.Write(value.Least)
        : Several.Write([value.Least, value.Greatest]);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(Version.Describe(definitions), Several.Describe(definitions)),
    };

    /// <inheritdoc/>
    protected override bool Read(
        Node node, ReadContext context, out (TlsVersion Least, TlsVersion Greatest) value)
    {
        value = default;
        if (node is not ListNode)
        {
            var read = Version.TryRead(node, context, out var one);
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
