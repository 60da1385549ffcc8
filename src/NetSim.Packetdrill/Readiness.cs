using NetSim.Protocols.Tcp;

namespace NetSim.Packetdrill;

/// <summary>What poll() says of a socket.</summary>
internal static class Readiness
{
    /// <summary>The events of a socket.</summary>
    public static List<string> Of(SimulatedSocket socket, bool hasAcceptable)
    {
        if (socket.IsListening)
        {
            return hasAcceptable ? ["POLLIN", "POLLRDNORM"] : [];
        }

        if (socket.Connection is not { } connection)
        {
            return ["POLLOUT", "POLLHUP"];
        }

        var events = new List<string>();
        if (connection.ReadableBytes > 0 || socket.PeerClosed || socket.IsReadShut || connection.State == TcpState.Closed)
        {
            events.AddRange(["POLLIN", "POLLRDNORM"]);
        }

        if (socket.PeerClosed || socket.IsReadShut)
        {
            events.Add("POLLRDHUP");
        }

        if (connection.State is not (TcpState.SynSent or TcpState.SynReceived))
        {
            events.AddRange(["POLLOUT", "POLLWRNORM"]);
        }

        if (socket.Error is not null)
        {
            events.Add("POLLERR");
        }

        if (connection.State == TcpState.Closed || (socket.PeerClosed && socket.IsWriteShut))
        {
            events.Add("POLLHUP");
        }

        return events;
    }
}
