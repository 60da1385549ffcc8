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

    /// <summary>Which way data goes without end; null if there are exchanges or steps instead.</summary>
    public Bulk? Bulk { get; init; }

    /// <summary>Whether summaries leave it out; null: bulk flows and floods.</summary>
    public bool? Background { get; init; }

    /// <summary>Whether summaries leave it out.</summary>
    public bool IsBackground => Background ?? (Bulk is not null || Spec.IsSynFlood || Spec.IsBackground);

    /// <summary>The draft of a connection, with steps.</summary>
    public static ConnectionDraft Of(ConnectionSpec spec) =>
        new() { Spec = spec, Client = spec.Client, Server = spec.Server };

    /// <summary>The connection, with steps.</summary>
    public ConnectionSpec ToSpec() => Spec with
    {
        Client = Client ?? (Bulk is { } client ? Conversation.OfBulk(client == Format.Bulk.Upload)
            : Spec.IsSynFlood ? [] : Conversation.OfClient(Exchanges, Close)),
        Server = Server ?? (Bulk is { } server ? Conversation.OfBulk(server == Format.Bulk.Download)
            : Spec.IsSynFlood ? [] : Conversation.OfServer(Exchanges, Close)),
        IsBackground = IsBackground,
    };
}
