using NetSim.Protocols;
using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>The socket interface of the application in a script.</summary>
/// <param name="machine">The machine that it runs on.</param>
internal sealed class SocketCalls(Machine machine)
{
    private readonly Dictionary<long, DrillSocket> _sockets = [];
    private readonly HashSet<long> _closed = [];
    private readonly SocketOptionCalls _options = new(machine);

    /// <summary>Does a call, or goes on with one that blocks.</summary>
    /// <param name="call">The call.</param>
    /// <param name="mayBlock">Whether the script lets it block.</param>
    /// <param name="isFirst">Whether it begins now.</param>
    public CallResult Do(DrillAction.SocketCall call, bool mayBlock, bool isFirst)
    {
        if (call.Name == "socket")
        {
            return Open(call);
        }

        if (call.Name == "poll")
        {
            return PollCall.Do(call, _sockets, mayBlock);
        }

        if (call.Arguments is [DrillValue.Number { Amount: var descriptor }, ..] && _closed.Contains(descriptor))
        {
            return CallResult.Fail("EBADF");
        }

        var socket = Find(call);
        var blocks = mayBlock || !socket.IsNonBlocking;
        var result = call.Name switch
        {
            "bind" => new CallResult(0),
            "listen" => Listen(socket),
            "accept" or "accept4" => Accept(call),
            "connect" => Connect(socket, blocks, isFirst),
            "read" or "recv" or "recvfrom" or "readv" or "recvmsg" => Read(socket, call, blocks),
            "write" or "send" or "writev" or "sendto" or "sendmsg" => Write(socket, call, blocks, isFirst),
            "shutdown" => Shutdown(socket, call),
            "close" => Close(socket, call),
            "fcntl" => Control(socket, call),
            "ioctl" => SizeOf(socket, call),
            "setsockopt" => _options.Set(socket, call),
            "getsockopt" => SocketOptionCalls.Get(socket, call),
            _ => throw new NotApplicableException($"{call.Name}() is not part of a model of the network"),
        };
        machine.Drain();
        return result.Blocks && !mayBlock ? CallResult.Fail("EAGAIN") : result;
    }

    private CallResult Open(DrillAction.SocketCall call)
    {
        var name = call.Result is DrillValue.Number number ? number.Amount : _sockets.Count + 3;
        _sockets[name] = new DrillSocket();
        _closed.Remove(name);
        machine.Forget();
        return new CallResult(name);
    }

    private DrillSocket Find(DrillAction.SocketCall call) =>
        call.Arguments is [DrillValue.Number number, ..] && _sockets.TryGetValue(number.Amount, out var socket)
            ? socket
            : throw new NotApplicableException($"{call.Name}() on something that is not a TCP socket");

    private CallResult Listen(DrillSocket socket)
    {
        socket.IsListening = true;
        machine.Listen(socket);
        return new CallResult(0);
    }

    private CallResult Accept(DrillAction.SocketCall call)
    {
        if (machine.Current is not { IsConnected: true, IsAccepted: false } flow)
        {
            return CallResult.Blocked;
        }

        flow.IsAccepted = true;
        flow.Connection.IsAccepted = true;
        var name = call.Result is DrillValue.Number number ? number.Amount : _sockets.Count + 3;
        _closed.Remove(name);
        _sockets[name] = new DrillSocket
        {
            Flow = flow,
            IsToldConnected = true,
            IsNonBlocking = call.Name == "accept4" && Has(call, 3, "SOCK_NONBLOCK"),
        };
        return new CallResult(name);
    }

    private CallResult Connect(DrillSocket socket, bool blocks, bool isFirst)
    {
        if (socket.Flow is null && socket.DefersConnect && machine.FastOpen.HasCookie)
        {
            return new CallResult(0);
        }

        if (socket.Flow is null)
        {
            socket.Flow = machine.Create(socket);
            machine.FastOpen.Connect(socket, socket.Flow);
            socket.Flow.Drain(machine.Now);
            return blocks ? CallResult.Blocked : CallResult.Fail("EINPROGRESS");
        }

        var flow = socket.Flow;
        if (flow.TakeError() is { } error)
        {
            return CallResult.Fail(error);
        }

        if (!flow.IsConnected)
        {
            return blocks ? CallResult.Blocked : CallResult.Fail("EALREADY");
        }

        // Linux __inet_stream_connect: the first call that finds the connection open says so, each later one refuses.
        var isTold = socket.IsToldConnected && isFirst;
        socket.IsToldConnected = true;
        return isTold ? CallResult.Fail("EISCONN") : new CallResult(0);
    }

    private CallResult Read(DrillSocket socket, DrillAction.SocketCall call, bool blocks)
    {
        if (socket.Flow is not { } flow)
        {
            return CallResult.Fail("ENOTCONN");
        }

        var isPeek = Has(call, 3, "MSG_PEEK") || Has(call, 2, "MSG_PEEK");
        var wanted = call.Name is "recvmsg" or "readv" ? SizeOfVector(call) : NumberAt(call, 2);
        var bytes = Math.Min(wanted, flow.Connection.ReadableBytes);
        if (bytes > 0)
        {
            if (!isPeek)
            {
                flow.Connection.Read(bytes, machine.Now);
            }

            return new CallResult(bytes);
        }

        if (flow.TakeError() is { } error)
        {
            return CallResult.Fail(error);
        }

        if (flow.IsPeerClosed || flow.HasFailed || socket.IsReadShut)
        {
            return new CallResult(0);
        }

        return blocks && !Has(call, 3, "MSG_DONTWAIT") ? CallResult.Blocked : CallResult.Fail("EAGAIN");
    }

    private CallResult Write(DrillSocket socket, DrillAction.SocketCall call, bool blocks, bool isFirst)
    {
        var flags = call.Name == "sendmsg" ? 2 : 3;
        var bytes = call.Name is "sendmsg" or "writev" ? SizeOfVector(call) : NumberAt(call, 2);
        if (Has(call, flags, "MSG_ZEROCOPY"))
        {
            throw new NotApplicableException("MSG_ZEROCOPY: bytes do not exist in a model of the network");
        }

        blocks &= !Has(call, flags, "MSG_DONTWAIT");
        if (FastOpenClient.IsAskedBy(call, flags) || (socket.DefersConnect && (socket.Flow is null || !isFirst)))
        {
            return machine.FastOpen.Send(socket, bytes, blocks, isFirst);
        }

        if (socket.Flow is not { } flow)
        {
            return CallResult.Fail("EPIPE");
        }

        if (flow.TakeError() is { } error)
        {
            return CallResult.Fail(error);
        }

        if (!flow.Connection.CanSend)
        {
            return CallResult.Fail("EPIPE");
        }

        if (flow.Connection.State == TcpState.SynSent)
        {
            return blocks ? CallResult.Blocked : CallResult.Fail("EAGAIN");
        }

        if (bytes > 0)
        {
            flow.Connection.Send(bytes, Has(call, flags, "MSG_MORE"), Has(call, flags, "MSG_EOR"));
        }

        return new CallResult(bytes);
    }

    private CallResult Shutdown(DrillSocket socket, DrillAction.SocketCall call)
    {
        if (socket.Flow is not { HasFailed: false } flow)
        {
            if (socket.IsListening)
            {
                machine.StopListening(socket);
                return new CallResult(0);
            }

            return CallResult.Fail("ENOTCONN");
        }

        socket.IsReadShut |= Has(call, 1, "SHUT_RD") || Has(call, 1, "SHUT_RDWR");
        if (Has(call, 1, "SHUT_WR") || Has(call, 1, "SHUT_RDWR"))
        {
            flow.Connection.Shutdown();
        }

        return new CallResult(0);
    }

    private CallResult Close(DrillSocket socket, DrillAction.SocketCall call)
    {
        _sockets.Remove(NumberAt(call, 0));
        _closed.Add(NumberAt(call, 0));
        if (socket.IsListening)
        {
            machine.StopListening(socket);
        }

        socket.Flow?.Connection.Close(machine.Now);
        return new CallResult(0);
    }

    private static CallResult Control(DrillSocket socket, DrillAction.SocketCall call)
    {
        if (Has(call, 1, "F_GETFL"))
        {
            return new CallResult(socket.IsNonBlocking ? 0x802 : 0x2);
        }

        socket.IsNonBlocking = Has(call, 2, "O_NONBLOCK");
        return new CallResult(0);
    }

    private static CallResult SizeOf(DrillSocket socket, DrillAction.SocketCall call)
    {
        var flow = socket.Flow ?? throw new DrillFailureException("ioctl() on a socket without a connection");
        var info = flow.Connection.Info;
        var size = Has(call, 1, "SIOCINQ") || Has(call, 1, "FIONREAD")
            ? flow.Connection.ReadableBytes + (flow.Connection.ReadableBytes == 0 && flow.IsPeerClosed ? 1 : 0)
            : Has(call, 1, "SIOCOUTQNSD") ? info.UnsentBytes
            : Has(call, 1, "SIOCOUTQ") ? info.UnsentBytes + info.UnacknowledgedBytes
            : throw new NotApplicableException("this ioctl() is not part of a model of the network");
        if (SocketOptionCalls.FirstOf(call.Arguments.ElementAtOrDefault(2)) is DrillValue.Number want && want.Amount != size)
        {
            throw new DrillFailureException($"expected {want.Amount} bytes; got {size}");
        }

        return new CallResult(0);
    }

    /// <summary>Whether an argument names a flag.</summary>
    internal static bool Has(DrillAction.SocketCall call, int argument, string flag) =>
        call.Arguments.ElementAtOrDefault(argument) is DrillValue.Flags flags && flags.Names.Contains(flag, StringComparer.Ordinal);

    /// <summary>An argument that is a number; 0 where it is not.</summary>
    internal static long NumberAt(DrillAction.SocketCall call, int argument) =>
        call.Arguments.ElementAtOrDefault(argument) is DrillValue.Number number ? number.Amount : 0;

    // The bytes of all parts of a message.
    private static long SizeOfVector(DrillAction.SocketCall call)
    {
        var argument = call.Arguments.ElementAtOrDefault(1);
        var parts = argument is DrillValue.Record message ? message["msg_iov"] : argument;
        return parts is DrillValue.List list
            ? list.Items.OfType<DrillValue.Record>().Sum(static part => part.Fields.Select(static field => field.Value)
                .OfType<DrillValue.Number>().Select(static number => number.Amount).FirstOrDefault())
            : 0;
    }
}
