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

    /// <summary>Whether the peer’s cookie is known.</summary>
    public bool HasCookie => _cookie is not null;

    /// <summary>connect(): an ordinary SYN, or one that asks for a cookie.</summary>
    public void Connect(DrillSocket socket, Flow flow)
    {
        if (socket.DefersConnect)
        {
            flow.Connection.OpenFast(new FastOpenCookie(""), _peerSegmentBytes, 0, machine.Now);
        }
        else
        {
            flow.Connection.Open(machine.Now);
        }
    }

    /// <summary>sendto(MSG_FASTOPEN): a SYN with data if the cookie is known; otherwise it asks for one.</summary>
    public CallResult Open(DrillSocket socket, long bytes)
    {
        if ((sysctls.FastOpen & ClientBit) == 0)
        {
            return CallResult.Fail("EOPNOTSUPP");
        }

        var flow = machine.Create(socket);
        socket.Flow = flow;
        var mayGo = _cookie is not null || (sysctls.FastOpen & WithoutCookieBit) != 0;
        flow.Connection.OpenFast(
            _cookie ?? (mayGo ? null : new FastOpenCookie("")), _peerSegmentBytes, mayGo ? bytes : 0, machine.Now);
        flow.Drain(machine.Now);
        if (!mayGo)
        {
            return CallResult.Fail("EINPROGRESS");
        }

        var taken = flow.Sent.TryPeek(out var syn) ? syn.Segment.PayloadBytes : bytes;
        return new CallResult(Math.Max(taken, 0));
    }

    /// <summary>A SYN-ACK came: what it brings counts for the next connection.</summary>
    public void Learn(Flow flow, in TcpSegment segment)
    {
        if (segment.Has(TcpFlags.Syn) && segment.Has(TcpFlags.Acknowledge)
            && flow.Connection.FastOpen.ReceivedCookie is { } cookie)
        {
            _cookie = cookie;
            _peerSegmentBytes = segment.MaximumSegmentSize > 0 ? segment.MaximumSegmentSize : UnknownSegmentBytes;
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
}
