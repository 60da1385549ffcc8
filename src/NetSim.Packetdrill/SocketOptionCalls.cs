using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>setsockopt() and getsockopt().</summary>
internal sealed class SocketOptionCalls(Machine machine)
{
    /// <summary>Sets an option.</summary>
    public CallResult Set(DrillSocket socket, DrillAction.SocketCall call)
    {
        var name = NameOf(call);
        var value = FirstOf(call.Arguments.ElementAtOrDefault(3));
        var number = value is DrillValue.Number amount ? amount.Amount : 0;
        switch (name)
        {
            case "TCP_NODELAY":
                Apply(socket, connection => connection.NoDelay = number != 0);
                break;
            case "TCP_CORK":
                Apply(socket, connection => connection.Socket.Cork = number != 0);
                break;
            case "TCP_MAXSEG":
                Prepare(socket, options => options with
                {
                    MaximumSegmentSize = Math.Min(options.OfferedSegmentBytes, (int)number),
                });
                break;
            case "SO_RCVBUF" or "SO_RCVBUFFORCE":
                Prepare(socket, options => WithBuffer(options, 2 * number));
                break;
            case "TCP_CONGESTION":
                var control = Sysctls.ControlOf(value is DrillValue.Text text ? text.Content : "cubic");
                Prepare(socket, options => options with { CongestionControl = control });
                break;
            case "TCP_SYNCNT":
                Apply(socket, connection => connection.Socket.SynRetries = (int)number);
                break;
            case "TCP_USER_TIMEOUT":
                Apply(socket, connection => connection.Socket.UserTimeout = number == 0 ? null : SimDuration.FromMilliseconds(number));
                break;
            case "TCP_LINGER2":
                Apply(socket, connection => connection.Socket.FinWait2Timeout = Seconds(number));
                break;
            case "TCP_FASTOPEN":
                socket.FastOpenQueue = (int)number;
                break;
            case "TCP_FASTOPEN_CONNECT":
                socket.DefersConnect = number != 0;
                break;
            case "SO_LINGER":
                SetLinger(socket, call.Arguments.ElementAtOrDefault(3));
                break;
            case "SO_REUSEADDR" or "SO_REUSEPORT" or "SO_SNDBUF" or "SO_SNDBUFFORCE" or "SO_PRIORITY" or "IP_TOS"
                or "IPV6_TCLASS" or "TCP_NOTSENT_LOWAT" or "SO_RCVLOWAT" or "TCP_DEFER_ACCEPT"
                or "SO_MARK" or "IP_MTU_DISCOVER" or "IPV6_MTU_DISCOVER" or "SO_RCVTIMEO" or "SO_SNDTIMEO":
                Keep(socket, name, number);
                break;
            default:
                SetKeepAlive(socket, name, number);
                break;
        }

        return new CallResult(0);
    }

    /// <summary>Asks for an option, and compares.</summary>
    public static CallResult Get(DrillSocket socket, DrillAction.SocketCall call)
    {
        var name = NameOf(call);
        var want = FirstOf(call.Arguments.ElementAtOrDefault(3));
        if (want is null or DrillValue.Any)
        {
            return new CallResult(0);
        }

        if (name == "SO_ERROR")
        {
            var error = socket.Flow?.TakeError() ?? "0";
            Compare(want is DrillValue.Flags flags ? flags.Names[0] : Text(want), error);
            return new CallResult(0);
        }

        var info = socket.Flow?.Connection.Info;
        switch (name)
        {
            case "TCP_MAXSEG":
                var idle = socket.Prepare(new TcpOptions()).OfferedSegmentBytes;
                Compare(Text(want), $"{(info is { } known && socket.Flow!.IsConnected ? known.SendSegmentBytes : idle)}");
                break;
            case "TCP_NODELAY":
                Compare(Text(want), socket.Flow?.Connection.NoDelay == true ? "1" : "0");
                break;
            default:
                if (!socket.Values.TryGetValue(name, out var value))
                {
                    throw new NotApplicableException($"the socket option {name} is not part of a model of the network");
                }

                Compare(Text(want), $"{value}");
                break;
        }

        return new CallResult(0);
    }

    /// <summary>The first value of a list; the value itself where it is none.</summary>
    internal static DrillValue? FirstOf(DrillValue? value) =>
        value is DrillValue.List list ? list.Items is [var first, ..] ? first : null : value;

    private static SimDuration Seconds(long number) => SimDuration.FromMilliseconds(1000 * number);

    private static string NameOf(DrillAction.SocketCall call) =>
        call.Arguments.ElementAtOrDefault(2) is DrillValue.Flags flags ? flags.Names[0] : Text(call.Arguments.ElementAtOrDefault(2));

    private static string Text(DrillValue? value) => value switch
    {
        DrillValue.Number number => $"{number.Amount}",
        DrillValue.Flags flags => string.Join('|', flags.Names),
        DrillValue.Text text => text.Content,
        _ => "...",
    };

    private static void Compare(string want, string got)
    {
        if (want != got)
        {
            throw new DrillFailureException($"expected the value {want}; got {got}");
        }
    }

    private static void Prepare(DrillSocket socket, Func<TcpOptions, TcpOptions> change)
    {
        var before = socket.Prepare;
        socket.Prepare = options => change(before(options));
    }

    private static void Apply(DrillSocket socket, Action<TcpConnection> change)
    {
        if (socket.Flow is { } flow)
        {
            change(flow.Connection);
        }
        else
        {
            socket.Settings.Add(change);
        }
    }

    private static void Keep(DrillSocket socket, string name, long value) =>
        socket.Values[name] = name is "SO_SNDBUF" or "SO_SNDBUFFORCE" ? 2 * value : value;

    private static TcpOptions WithBuffer(TcpOptions options, long bytes)
    {
        var size = (int)Math.Clamp(bytes, 2304, 1 << 30);
        return options with { ReceiveBufferBytes = size, MaximumReceiveBufferBytes = size };
    }

    private void SetKeepAlive(DrillSocket socket, string name, long number)
    {
        switch (name)
        {
            case "SO_KEEPALIVE":
                Apply(socket, connection => connection.Socket.SetKeepAlive(number != 0, machine.Now));
                break;
            case "TCP_KEEPIDLE":
                Apply(socket, connection => connection.Socket.SetKeepAliveTime(Seconds(number), machine.Now));
                break;
            case "TCP_KEEPINTVL":
                Apply(socket, connection => connection.Socket.KeepAliveInterval = Seconds(number));
                break;
            case "TCP_QUICKACK":
                Apply(socket, connection => connection.Socket.SetQuickAck(number != 0));
                break;
            case "TCP_KEEPCNT":
                Apply(socket, connection => connection.Socket.KeepAliveProbes = (int)number);
                break;
            default:
                throw new NotApplicableException($"the socket option {name} is not part of a model of the network");
        }
    }

    // {onoff=1, linger=0}
    private static void SetLinger(DrillSocket socket, DrillValue? value)
    {
        var fields = (value as DrillValue.Record ?? FirstOf(value) as DrillValue.Record)?.Fields
            .Select(static field => (field.Value as DrillValue.Number)?.Amount ?? 0).ToList();
        if (fields is not { Count: 2 })
        {
            throw new DrillFailureException("SO_LINGER takes {onoff=N, linger=N}");
        }

        SimDuration? linger = fields[0] == 0 ? null : Seconds(fields[1]);
        Apply(socket, connection => connection.Socket.Linger = linger);
    }
}
