using System.Text.Json.Nodes;
using NetSim.Network.Scripting;
using NetSim.Protocols.Tcp;

namespace NetSim.Topologies.Shapes;

/// <summary>What an entry of a script waits for: “page is ESTABLISHED”, “page.server is CONNECTED”.</summary>
internal sealed record TriggerShape : ScalarShape<ScriptTrigger>
{
    private const string Is = " is ";
    private const string Client = ".client";
    private const string Server = ".server";

    /// <inheritdoc/>
    public override string Expected => "a state of a connection such as page is ESTABLISHED or page.server is CONNECTED";

    // TLS closes with TCP, whose name for that counts.
    private static IEnumerable<string> States => Enum.GetValues<TcpState>().Select(TcpText.Of).Concat(
    [
        "WAIT_SH", "WAIT_EE", "WAIT_CERT", "WAIT_CERT_CR", "WAIT_CV", "WAIT_SKE", "WAIT_SHD", "WAIT_NST", "WAIT_CKE", "WAIT_EOED",
        "WAIT_CCS", "WAIT_FINISHED", "CONNECTED", "CLOSE_SENT", "CLOSE_RECEIVED", "FAILED",
    ]);

    /// <inheritdoc/>
    public override string Format(ScriptTrigger value) => $"{value.Connection}{(value.IsClient ? "" : Server)}{Is}{value.State}";

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["type"] = "string",
        ["pattern"] = @"^\s*[A-Za-z0-9_-]+(\.(client|server))?\s+is\s+[A-Z0-9_-]+\s*$",
    };

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out ScriptTrigger? value)
    {
        value = null;
        var at = text.IndexOf(Is, StringComparison.Ordinal);
        if (at < 0)
        {
            return $"expected {Expected}, not '{text}'";
        }

        var (end, state) = (text[..at].Trim(), text[(at + Is.Length)..].Trim());
        var isServer = end.EndsWith(Server, StringComparison.Ordinal);
        var name = isServer ? end[..^Server.Length]
            : end.EndsWith(Client, StringComparison.Ordinal) ? end[..^Client.Length] : end;
        if (!context.ConnectionNames.Contains(name))
        {
            return $"there is no connection '{name}'{context.Hint(name, context.ConnectionNames)}";
        }

        if (!States.Contains(state, StringComparer.Ordinal))
        {
            return $"'{state}' is not a state of TCP or TLS{context.Hint(state, States)}";
        }

        value = new ScriptTrigger(name, !isServer, state);
        return null;
    }
}
