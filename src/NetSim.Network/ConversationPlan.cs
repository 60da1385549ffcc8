using NetSim.Protocols.Tls;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>What all connections of one specification to one server have in common.</summary>
/// <param name="Spec">The specification.</param>
/// <param name="Draws">Its random sizes and times.</param>
/// <param name="Client">The host that opens.</param>
/// <param name="Server">The host it goes to.</param>
/// <param name="Port">The port it goes to.</param>
/// <param name="ToServer">The links from client to server.</param>
/// <param name="ToClient">The links from server to client.</param>
internal sealed record ConversationPlan(
    ConnectionSpec Spec, WorkloadDraws Draws, Host Client, Host Server, int Port, Link[] ToServer, Link[] ToClient)
{
    /// <summary>Whether somebody listens at the server’s port.</summary>
    public bool IsListening => Server.ListensAt(Port);

    private (string Host, int Port) Address => (Server.Spec.Name, Port);

    /// <summary>What a new connection resumes with, from an earlier one in the run; null: nothing.</summary>
    public TlsSession? TakeSession(SimTime now) => Spec.Tls is { KeepsSessions: true } tls
        ? Client.Sessions.Take(Address, (Spec.ServerTls ?? tls).SessionLifetime, now)
        : null;

    /// <summary>Keeps a session for later connections, where they are to resume.</summary>
    public void KeepSession(TlsSession session, SimTime now)
    {
        if (Spec.Tls is { KeepsSessions: true })
        {
            Client.Sessions.Keep(Address, session, now);
        }
    }
}
