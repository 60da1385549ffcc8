using NetSim.Network;

namespace NetSim.Topologies.Format;

/// <summary>A connection as it stands in a topology: its conversation is exchanges, or steps of each
/// side.</summary>
internal sealed record ConnectionDraft
{
    /// <summary>Everything but the conversation.</summary>
    public required ConnectionSpec Spec { get; init; }

    /// <summary>The exchanges.</summary>
    public IReadOnlyList<Exchange> Exchanges { get; init; } = [];

    /// <summary>Who closes after them.</summary>
    public Closing Close { get; init; }

    /// <summary>The client’s steps; null if there are exchanges instead.</summary>
    public IReadOnlyList<ApplicationStep>? Client { get; init; }

    /// <summary>The server’s steps; null if there are exchanges instead.</summary>
    public IReadOnlyList<ApplicationStep>? Server { get; init; }

    /// <summary>The draft of a connection, with steps.</summary>
    public static ConnectionDraft Of(ConnectionSpec spec) =>
        new() { Spec = spec, Client = spec.Client, Server = spec.Server };

    /// <summary>The connection, with steps.</summary>
    public ConnectionSpec ToSpec() => Spec with
    {
        Client = Client ?? Conversation.OfClient(Exchanges, Close),
        Server = Server ?? Conversation.OfServer(Exchanges, Close),
    };
}
