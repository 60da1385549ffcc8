namespace NetSim.Topologies.Format;

/// <summary>Who closes a connection once its exchanges are done.</summary>
internal enum Closing
{
    /// <summary>The client; the server closes when it sees the end.</summary>
    Client,

    /// <summary>The server; the client closes when it sees the end.</summary>
    Server,

    /// <summary>Both at the same instant.</summary>
    Both,

    /// <summary>The client, with a reset.</summary>
    Abort,

    /// <summary>Nobody.</summary>
    None,
}
