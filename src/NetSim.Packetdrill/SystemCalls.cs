using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>What the endpoint’s application may call.</summary>
/// <param name="host">The endpoint.</param>
internal sealed class SystemCalls(SimulatedHost host)
{
    private readonly SocketSettings _settings = new(host);

    /// <summary>Makes a call.</summary>
    /// <returns>What it returned; null if it blocks, and is to be tried again when something has happened.</returns>
    public CallResult? Invoke(CallAction call, bool isFirst)
    {
        if (call.Name == "socket")
        {
            return CreateSocket(call);
        }

        if (Unmodelled(call) is { } reason)
        {
            throw new ScriptRunException(reason, isApplicable: false);
        }

        if (call.Name == "poll")
        {
            return SocketQueries.Poll(call, host);
        }

        if (call.Arguments.Count == 0)
        {
            throw new ScriptRunException($"{call.Name}() without arguments is not known");
        }

        var descriptor = call.Arguments[0].Number;
        if (host.Find(descriptor) is not { } socket)
        {
            return CallResult.Fail("EBADF");
        }

        return call.Name switch
        {
            "bind" => new CallResult(0),
            "listen" => Listen(socket),
            "accept" or "accept4" => Accept(call, socket),
            "connect" => Connect(socket, isFirst),
            "read" or "recv" or "recvfrom" or "recvmsg" or "readv" => Read(call, socket),
            "write" or "send" or "sendto" or "sendmsg" or "writev" => Write(call, socket),
            "close" => Close(descriptor, socket, isFirst),
            "shutdown" => Shutdown(call, socket),
            "fcntl" => SocketQueries.Control(call, socket),
            "ioctl" => SocketQueries.Inquire(call, socket),
            "setsockopt" => _settings.Set(call, socket),
            "getsockopt" => _settings.Get(call, socket),
            _ => throw new ScriptRunException($"the call {call.Name}() is not known"),
        };
    }

    private static string? Unmodelled(CallAction call) => call.Name switch
    {
        "epoll_create" or "epoll_create1" or "epoll_ctl" or "epoll_wait" => "epoll",
        "splice" or "sendfile" or "vmsplice" or "pipe" => "moving data between files",
        "cap_set" or "open" or "mmap" => $"{call.Name}() is not about the network",
        _ when call.Arguments.Any(argument => argument.Names("MSG_ZEROCOPY")) => "MSG_ZEROCOPY",
        _ when call.Arguments.Any(argument => argument.Names("MSG_ERRQUEUE")) => "the error queue",
        _ when call.Arguments.Any(argument => argument.Names("MSG_OOB")) => "urgent data",
        _ => null,
    };

    private CallResult CreateSocket(CallAction call)
    {
        if (call.Arguments.Any(argument => argument.Names("SOCK_DGRAM") || argument.Names("IPPROTO_UDP")))
        {
            throw new ScriptRunException("sockets of another protocol than TCP", isApplicable: false);
        }

        var descriptor = call.Result ?? throw new ScriptRunException("socket() needs the descriptor as its result");
        var socket = host.Create();
        socket.IsNonBlocking = call.Arguments.Any(argument => argument.Names("SOCK_NONBLOCK"));
        socket.IsAccepted = true;
        host.Bind(descriptor, socket);
        return new CallResult(descriptor);
    }

    private CallResult Listen(SimulatedSocket socket)
    {
        socket.IsListening = true;
        host.Forget();
        return new CallResult(0);
    }

    private CallResult? Accept(CallAction call, SimulatedSocket socket)
    {
        if (!socket.IsListening)
        {
            return CallResult.Fail("EINVAL");
        }

        if (host.Acceptable is not { } child)
        {
            return socket.IsNonBlocking ? CallResult.Fail("EAGAIN") : null;
        }

        child.IsAccepted = true;
        child.IsNonBlocking = call.Arguments.Any(argument => argument.Names("SOCK_NONBLOCK"));
        var descriptor = call.Result is { } result and >= 0 ? result : 1000;
        host.Bind(descriptor, child);
        return new CallResult(descriptor);
    }

    private CallResult? Connect(SimulatedSocket socket, bool isFirst)
    {
        if (socket.Connection is not { } connection)
        {
            if (socket.IsListening)
            {
                return CallResult.Fail("EISCONN");
            }

            host.Connect(socket).Open(host.Now);
            host.Drain();
            return socket.IsNonBlocking ? CallResult.Fail("EINPROGRESS") : null;
        }

        if (socket.Error is { } error)
        {
            socket.Error = null;
            return CallResult.Fail(error);
        }

        if (connection.State is TcpState.SynSent or TcpState.SynReceived)
        {
            return socket.IsNonBlocking ? CallResult.Fail("EALREADY") : null;
        }

        if (!socket.WasConnected)
        {
            return CallResult.Fail("ECONNABORTED");
        }

        if (socket.HasToldConnected && isFirst)
        {
            return CallResult.Fail("EISCONN");
        }

        socket.HasToldConnected = true;
        return new CallResult(0);
    }

    private CallResult? Read(CallAction call, SimulatedSocket socket)
    {
        if (socket.Connection is not { } connection)
        {
            return CallResult.Fail("ENOTCONN");
        }

        var most = CallSizes.Of(call);
        var bytes = Math.Min(most, connection.ReadableBytes);
        if (bytes > 0)
        {
            if (!call.Arguments.Any(argument => argument.Names("MSG_PEEK")))
            {
                connection.Read(bytes, host.Now);
                host.Drain();
            }

            return new CallResult(bytes);
        }

        if (socket.Error is { } error)
        {
            socket.Error = null;
            return CallResult.Fail(error);
        }

        if (socket.PeerClosed || socket.IsReadShut || most == 0)
        {
            return new CallResult(0);
        }

        if (connection.State == TcpState.Closed)
        {
            return socket.WasConnected ? new CallResult(0) : CallResult.Fail("ENOTCONN");
        }

        var isImmediate = socket.IsNonBlocking || call.Arguments.Any(argument => argument.Names("MSG_DONTWAIT"));
        return isImmediate ? CallResult.Fail("EAGAIN") : null;
    }

    private CallResult? Write(CallAction call, SimulatedSocket socket)
    {
        if (call.Arguments.Any(argument => argument.Names("MSG_FASTOPEN")))
        {
            throw new ScriptRunException("Fast Open from a client is not modelled");
        }

        if (socket.Error is { } error)
        {
            socket.Error = null;
            return CallResult.Fail(error);
        }

        if (socket.Connection is not { } connection || socket.IsWriteShut)
        {
            return CallResult.Fail("EPIPE");
        }

        if (connection.State is TcpState.SynSent or TcpState.SynReceived && !socket.WasConnected)
        {
            return socket.IsNonBlocking ? CallResult.Fail("EAGAIN") : null;
        }

        if (!connection.CanSend)
        {
            return CallResult.Fail("EPIPE");
        }

        var bytes = CallSizes.Of(call);
        if (bytes > 0)
        {
            connection.Send(bytes, call.Arguments.Any(argument => argument.Names("MSG_MORE")));
            host.Drain();
        }

        return new CallResult(bytes);
    }

    private CallResult? Close(long descriptor, SimulatedSocket socket, bool isFirst)
    {
        if (isFirst)
        {
            socket.IsListening = false;
            socket.IsClosed = true;
            socket.Connection?.Close(host.Now);
            host.Drain();
        }

        if (!socket.IsNonBlocking && socket.Connection?.CloseDeadline(host.Now) is not null)
        {
            return null;
        }

        host.Unbind(descriptor);
        return new CallResult(0);
    }

    private CallResult Shutdown(CallAction call, SimulatedSocket socket)
    {
        if (socket.IsListening)
        {
            socket.IsListening = false;
            return new CallResult(0);
        }

        if (socket.Connection is not { } connection
            || connection.State is TcpState.Closed or TcpState.TimeWait or TcpState.SynSent)
        {
            return CallResult.Fail("ENOTCONN");
        }

        var how = call.Arguments.Count > 1 ? call.Arguments[1] : throw new ScriptRunException("shutdown() needs two arguments");
        var isNumber = how.Kind == ScriptValueKind.Number;
        socket.IsReadShut |= how.Names("SHUT_RD") || how.Names("SHUT_RDWR") || (isNumber && how.Number is 0 or 2);
        if (how.Names("SHUT_WR") || how.Names("SHUT_RDWR") || (isNumber && how.Number is 1 or 2))
        {
            socket.IsWriteShut = true;
            connection.Shutdown();
            host.Drain();
        }

        return new CallResult(0);
    }
}
