using NetSim.Network.Applications;
using NetSim.Network.Explaining;
using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>Opens connections, with Fast Open where it is asked for.</summary>
internal static class FastOpening
{
    // Which bytes does not matter: every server of a simulation has the same, and nobody guesses.
    private static readonly FastOpenCookie Cookie = new("6e657473696d3031");
    private static readonly FastOpenCookie Request = new("");
    private static readonly FastOpenListener Listener = new(Cookie);

    /// <summary>Opens actively.</summary>
    /// <param name="tcp">The end.</param>
    /// <param name="plan">What the connection is like.</param>
    /// <param name="client">The client’s application; null if this is the server, in a simultaneous open.</param>
    /// <param name="socket">Its socket.</param>
    /// <param name="now">The current time.</param>
    /// <param name="causes">Told of what the application writes with it; null for nobody.</param>
    public static void Open(
        TcpConnection tcp, ConversationPlan plan, ScriptedApplication? client, ISocket socket, SimTime now, EndLog? causes)
    {
        if (client is null || plan.Spec.FastOpen == FastOpenUse.Off)
        {
            socket.Note("connect()");
            tcp.Open(now);
            return;
        }

        var cookie = plan.Spec.FastOpen == FastOpenUse.Cookie ? Cookie : Request;
        var written = client.TakeFirstWrite(socket);
        tcp.OpenFast(cookie, plan.Server.Spec.Tcp.MaximumSegmentSize, written, now);
        causes?.Write(written);
    }

    /// <summary>What a passive end listens with.</summary>
    public static FastOpenListener? ListenerFor(ConversationPlan plan) =>
        plan.Spec.FastOpen == FastOpenUse.Off ? null : Listener;
}
