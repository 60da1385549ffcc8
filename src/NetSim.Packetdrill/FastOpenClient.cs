using NetSim.Protocols.Tcp;

namespace NetSim.Packetdrill;

/// <summary>Fast Open as the machine does it: the cookie and the MSS of the one peer that scripts have.</summary>
internal sealed class FastOpenClient(Machine machine, Sysctls sysctls)
{
    private const int UnknownSegmentBytes = 536;
    private const int ClientBit = 1;
    private const int WithoutCookieBit = 4;

    private FastOpenCookie? _cookie;
    private int _peerSegmentBytes = UnknownSegmentBytes;

    // How often a request was not answered: the experimental option is tried once, then given up (Linux try_exp).
    private int _refusals;

    /// <summary>Whether the peer’s cookie is known.</summary>
    public bool HasCookie => _cookie is not null;

    private FastOpenCookie Request => new("", IsExperimental: _refusals == 1);

    /// <summary>Whether the flags of a call hold MSG_FASTOPEN, 0x20000000.</summary>
    public static bool IsAskedBy(DrillAction.SocketCall call, int argument) =>
        SocketCalls.Has(call, argument, "MSG_FASTOPEN") || SocketCalls.NumberAt(call, argument) == 0x20000000;

    /// <summary>Forgets the peer (ip tcp_metrics flush).</summary>
    public void Flush() => (_cookie, _peerSegmentBytes, _refusals) = (null, UnknownSegmentBytes, 0);

    /// <summary>connect(): an ordinary SYN, or one that asks for a cookie.</summary>
    public void Connect(DrillSocket socket, Flow flow)
    {
        if (socket.DefersConnect)
        {
            flow.AsksFastOpen = true;
            flow.Connection.OpenFast(Request, _peerSegmentBytes, 0, machine.Now);
        }
        else
        {
            flow.Connection.Open(machine.Now);
        }
    }

    /// <summary>sendto(MSG_FASTOPEN): a SYN with data if the cookie is known; otherwise it asks for one, and the data
    /// follows the handshake if the call may block.</summary>
    public CallResult Send(DrillSocket socket, long bytes, bool blocks, bool isFirst)
    {
        if (socket.Flow is not { } flow)
        {
            return (sysctls.FastOpen & ClientBit) == 0 ? CallResult.Fail("EOPNOTSUPP") : Open(socket, bytes, blocks);
        }

        if (flow.TakeError() is { } error)
        {
            return CallResult.Fail(error);
        }

        if (isFirst)
        {
            return CallResult.Fail(flow.IsConnected ? "EISCONN" : "EALREADY");
        }

        return flow.IsConnected ? new CallResult(bytes) : CallResult.Blocked;
    }

    /// <summary>A SYN-ACK came: what it brings counts for the next connection.</summary>
    public void Learn(Flow flow, in TcpSegment segment)
    {
        if (!segment.Has(TcpFlags.Syn) || !segment.Has(TcpFlags.Acknowledge) || flow is not { AsksFastOpen: true, IsConnected: true })
        {
            return;
        }

        flow.AsksFastOpen = false;
        _peerSegmentBytes = segment.MaximumSegmentSize > 0 ? segment.MaximumSegmentSize : UnknownSegmentBytes;
        if (flow.Connection.FastOpen.ReceivedCookie is { } cookie)
        {
            _cookie = cookie;
        }
        else if (_cookie is null && flow.Connection.Info.TotalRetransmissions == 0)
        {
            _refusals++;
        }
    }

    /// <summary>What a listening socket does with Fast Open; null for nothing.</summary>
    public FastOpenListener? Listener(DrillSocket socket)
    {
        // tcp_fastopen: 2 for servers, 0x400 for all listeners, 0x200 without a cookie.
        var bits = sysctls.FastOpen;
        return (bits & 2) != 0 && (socket.FastOpenQueue > 0 || (bits & 0x400) != 0)
            ? new FastOpenListener(new FastOpenCookie(Sysctls.ValidCookie), (bits & 0x200) == 0)
            : null;
    }

    private CallResult Open(DrillSocket socket, long bytes, bool blocks)
    {
        var flow = machine.Create(socket);
        socket.Flow = flow;
        flow.AsksFastOpen = true;
        var mayGo = _cookie is not null || (sysctls.FastOpen & WithoutCookieBit) != 0;
        var cookie = _cookie ?? (mayGo ? null : Request);
        var taken = mayGo ? Math.Min(bytes, flow.Connection.FastOpenRoom(_peerSegmentBytes, machine.Now)) : 0;
        flow.Connection.OpenFast(cookie, _peerSegmentBytes, blocks ? bytes : taken, machine.Now);
        flow.Drain(machine.Now);
        return blocks ? CallResult.Blocked : taken > 0 ? new CallResult(taken) : CallResult.Fail("EINPROGRESS");
    }
}
