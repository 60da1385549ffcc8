using NetSim.Engine;

namespace NetSim.Network;

/// <summary>Opens a connection that was to begin while the processes of its client did not run.</summary>
/// <param name="conversation">The connection.</param>
internal sealed class LateOpening(Conversation conversation) : IEventTarget
{
    /// <inheritdoc/>
    void IEventTarget.OnEvent(long token) => conversation.Open();
}
