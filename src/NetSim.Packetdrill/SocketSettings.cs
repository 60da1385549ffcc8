using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>setsockopt() and getsockopt().</summary>
/// <param name="host">The endpoint.</param>
internal sealed class SocketSettings(SimulatedHost host)
{
    private readonly Dictionary<(SimulatedSocket Socket, string Name), long> _values = [];

    /// <summary>setsockopt().</summary>
    public CallResult Set(CallAction call, SimulatedSocket socket)
    {
        if (call.Arguments.Count < 4)
        {
            throw new ScriptRunException("setsockopt() needs five arguments");
        }

        var name = call.Arguments[2].Text;
        var value = call.Arguments[3];
        RefuseUnmodelled(name);
        if (name == "TCP_CONGESTION")
        {
            if (HostSettings.CongestionControl(value.Text) is not { } kind)
            {
                throw new ScriptRunException($"congestion control '{value.Text}' is not modelled", isApplicable: false);
            }

            // Deviation: an open connection keeps its own; Linux would change it.
            socket.Options = socket.Options with { CongestionControl = kind };
            return new CallResult(0);
        }

        if (name == "SO_LINGER")
        {
            SetLinger(value, socket);
            return new CallResult(0);
        }

        var number = value.Items is [var only, ..] ? only.Number : value.Number;
        if (number is < -1 or > int.MaxValue)
        {
            return CallResult.Fail("EINVAL");
        }

        return Set(name, number, socket);
    }

    /// <summary>getsockopt().</summary>
    public CallResult Get(CallAction call, SimulatedSocket socket)
    {
        if (call.Arguments.Count < 4)
        {
            throw new ScriptRunException("getsockopt() needs five arguments");
        }

        var name = call.Arguments[2].Text;
        RefuseUnmodelled(name);
        var expected = call.Arguments[3].Items is [var only, ..] ? only : call.Arguments[3];
        var got = Get(name, socket);
        var text = expected.Kind == ScriptValueKind.Number ? $"{expected.Number}" : expected.Text;
        return expected.Kind == ScriptValueKind.Ellipsis || got is null || text == got
            ? new CallResult(0)
            : throw new ScriptRunException($"getsockopt({name}): expected {text}, got {got}");
    }

    private static void RefuseUnmodelled(string name)
    {
        if (name is "TCP_MD5SIG" or "SO_ZEROCOPY" or "SO_TIMESTAMPING" or "SO_TXTIME" or "TCP_ULP" or "TCP_REPAIR"
            or "TCP_ZEROCOPY_RECEIVE" or "SO_ATTACH_FILTER" or "TCP_SAVE_SYN" or "SO_BUSY_POLL" or "IP_RECVERR")
        {
            throw new ScriptRunException(name, isApplicable: false);
        }
    }

    private static void SetLinger(ScriptValue value, SimulatedSocket socket)
    {
        var isOn = (value.Field("onoff") ?? value.Field("l_onoff"))?.Number is not (null or 0);
        var seconds = (value.Field("linger") ?? value.Field("l_linger"))?.Number ?? 0;
        var linger = isOn ? new SimDuration(Math.Clamp(seconds, 0, 65_535) * 1_000_000_000) : (SimDuration?)null;
        Apply(socket, connection => connection.Socket.Linger = linger);
    }

    private CallResult Set(string name, long number, SimulatedSocket socket)
    {
        _values[(socket, name)] = number;
        switch (name)
        {
            case "TCP_NODELAY":
                Apply(socket, connection => connection.NoDelay = number != 0);
                break;
            case "TCP_CORK":
                Apply(socket, connection => connection.Socket.Cork = number != 0);
                break;
            case "TCP_QUICKACK":
                Apply(socket, connection => connection.Socket.SetQuickAck(number != 0));
                break;
            case "TCP_MAXSEG":
                if (number is < 88 or > 32767)
                {
                    return CallResult.Fail("EINVAL");
                }

                socket.Options = socket.Options with { MaximumSegmentSize = (int)number };
                break;
            case "SO_RCVBUF":
                // Linux doubles it, for its own overhead.
                var bytes = (int)Math.Clamp(2 * number, 2304, 425_984);
                socket.Options = socket.Options with { ReceiveBufferBytes = bytes, MaximumReceiveBufferBytes = bytes };
                break;
            case "TCP_USER_TIMEOUT":
                SimDuration? timeout = number > 0 ? SimDuration.FromMilliseconds(number) : null;
                Apply(socket, connection => connection.Socket.UserTimeout = timeout);
                break;
            case "TCP_SYNCNT":
                if (number is < 1 or > 127)
                {
                    return CallResult.Fail("EINVAL");
                }

                Apply(socket, connection => connection.Socket.SynRetries = (int)number);
                break;
            case "SO_KEEPALIVE":
                Apply(socket, connection => connection.Socket.SetKeepAlive(number != 0, host.Now));
                break;
            case "TCP_KEEPIDLE" or "TCP_KEEPINTVL" or "TCP_KEEPCNT" or "TCP_LINGER2":
                return SetPatience(name, number, socket);
            case "TCP_FASTOPEN_CONNECT" or "TCP_DEFER_ACCEPT":
                throw new ScriptRunException($"{name} is not modelled");
        }

        host.Drain();
        return new CallResult(0);
    }

    private static CallResult SetPatience(string name, long number, SimulatedSocket socket)
    {
        if (number is < 1 or > 32767)
        {
            return CallResult.Fail("EINVAL");
        }

        var seconds = ((int)number).Seconds;
        switch (name)
        {
            case "TCP_KEEPIDLE":
                Apply(socket, connection => connection.Socket.SetKeepAliveTime(seconds, SimTime.Start));
                break;
            case "TCP_KEEPINTVL":
                Apply(socket, connection => connection.Socket.KeepAliveInterval = seconds);
                break;
            case "TCP_KEEPCNT":
                Apply(socket, connection => connection.Socket.KeepAliveProbes = (int)number);
                break;
            case "TCP_LINGER2":
                Apply(socket, connection => connection.Socket.FinWait2Timeout = seconds);
                break;
        }

        return new CallResult(0);
    }

    // A listener hands what is set on it to its connections.
    private static void Apply(SimulatedSocket socket, Action<TcpConnection> setting)
    {
        if (socket.Connection is { } connection)
        {
            setting(connection);
        }
        else
        {
            socket.OnConnection.Add(setting);
        }
    }

    private string? Get(string name, SimulatedSocket socket)
    {
        switch (name)
        {
            case "SO_ERROR":
                var error = socket.Error;
                socket.Error = null;
                return error ?? "0";
            case "TCP_MAXSEG" when socket.Connection is { } connection:
                return $"{connection.Info.SendSegmentBytes}";
            case "TCP_NODELAY" when socket.Connection is { } connection:
                return connection.NoDelay ? "1" : "0";
            default:
                return _values.TryGetValue((socket, name), out var value) ? $"{value}" : null;
        }
    }
}
