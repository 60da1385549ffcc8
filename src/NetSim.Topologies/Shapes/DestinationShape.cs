using System.Globalization;
using System.Text.Json.Nodes;
using NetSim.Network;

namespace NetSim.Topologies.Shapes;

/// <summary>A host and a port: “server:443”.</summary>
internal sealed record DestinationShape : ScalarShape<ServerAddress>
{
    /// <summary>The greatest TCP port.</summary>
    public const int GreatestPort = 65_535;

    /// <inheritdoc/>
    public override string Expected => "a host and a port such as server:443";

    /// <inheritdoc/>
    public override string Format(ServerAddress value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value.Host}:{value.Port}");

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) =>
        new() { ["type"] = "string", ["pattern"] = "^[A-Za-z0-9_-]+:[0-9]+$" };

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out ServerAddress value)
    {
        value = default;
        var colon = text.LastIndexOf(':');
        var host = colon < 0 ? text : text[..colon];
        if (HostShape.Problem(host, mayBeRouter: false, context) is { } problem)
        {
            return problem;
        }

        if (colon < 0)
        {
            return $"'{text}' names no port: expected {Expected}";
        }

        var digits = text[(colon + 1)..];
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port is < 1 or > GreatestPort)
        {
            return $"'{digits}' is not a port: a whole number from 1 to 65535";
        }

        value = new ServerAddress(host, port);
        return null;
    }
}
