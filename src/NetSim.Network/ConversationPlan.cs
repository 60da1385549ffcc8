namespace NetSim.Network;

/// <summary>What all connections of one specification have in common.</summary>
/// <param name="Spec">The specification.</param>
/// <param name="Client">The host that opens.</param>
/// <param name="Server">The host it goes to.</param>
/// <param name="ToServer">The links from client to server.</param>
/// <param name="ToClient">The links from server to client.</param>
internal sealed record ConversationPlan(
    ConnectionSpec Spec, Host Client, Host Server, Link[] ToServer, Link[] ToClient)
{
    /// <summary>Its random sizes and times.</summary>
    public WorkloadDraws Draws { get; } = new(Spec.Name);

    /// <summary>Whether somebody listens at the server’s port.</summary>
    public bool IsListening => Server.ListensAt(Spec.Port);
}
