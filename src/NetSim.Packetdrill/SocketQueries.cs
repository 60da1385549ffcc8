namespace NetSim.Packetdrill;

/// <summary>Calls that ask for the state of sockets, or set their mode.</summary>
internal static class SocketQueries
{
    /// <summary>fcntl().</summary>
    public static CallResult Control(CallAction call, SimulatedSocket socket)
    {
        if (call.Arguments.Count > 1 && call.Arguments[1].Names("F_GETFL"))
        {
            return new CallResult(socket.IsNonBlocking ? 0x802 : 2);
        }

        if (call.Arguments.Count > 2 && call.Arguments[1].Names("F_SETFL"))
        {
            socket.IsNonBlocking = call.Arguments[2].Names("O_NONBLOCK")
                || (call.Arguments[2].Kind == ScriptValueKind.Number && (call.Arguments[2].Number & 0x800) != 0);
            return new CallResult(0);
        }

        throw new ScriptRunException("fcntl() is known with F_GETFL and F_SETFL only");
    }

    /// <summary>ioctl().</summary>
    public static CallResult Inquire(CallAction call, SimulatedSocket socket)
    {
        if (call.Arguments.Count < 3 || socket.Connection is not { } connection)
        {
            return CallResult.Fail("EINVAL");
        }

        long bytes;
        if (call.Arguments[1].Names("SIOCINQ") || call.Arguments[1].Names("FIONREAD"))
        {
            bytes = connection.ReadableBytes;
        }
        else if (call.Arguments[1].Names("SIOCOUTQ") || call.Arguments[1].Names("TIOCOUTQ"))
        {
            bytes = connection.Info.UnacknowledgedBytes + connection.Info.UnsentBytes;
        }
        else if (call.Arguments[1].Names("SIOCOUTQNSD"))
        {
            bytes = connection.Info.UnsentBytes;
        }
        else
        {
            throw new ScriptRunException($"ioctl({call.Arguments[1].Text}) is not known");
        }

        var expected = call.Arguments[2].Items is [var only, ..] ? only : call.Arguments[2];
        return expected.Kind == ScriptValueKind.Number && expected.Number != bytes
            ? throw new ScriptRunException($"{call.Name}({call.Arguments[1].Text}): expected {expected.Number}, got {bytes}")
            : new CallResult(0);
    }

    /// <summary>poll(); null if it blocks.</summary>
    public static CallResult? Poll(CallAction call, SimulatedHost host)
    {
        var ready = 0;
        foreach (var entry in call.Arguments[0].Items ?? [])
        {
            var socket = host.Find(entry.Field("fd")?.Number ?? -1);
            var events = socket is null ? ["POLLNVAL"] : Readiness.Of(socket, host.Acceptable is not null);
            var asked = entry.Field("events")?.Text.Split('|') ?? [];
            var found = events.Where(name => asked.Contains(name, StringComparer.Ordinal)
                || name is "POLLERR" or "POLLHUP" or "POLLNVAL").Order(StringComparer.Ordinal).ToList();
            if (found.Count == 0)
            {
                continue;
            }

            ready++;
            var expected = (entry.Field("revents")?.Text ?? "").Split('|').Order(StringComparer.Ordinal);
            if (!expected.SequenceEqual(found, StringComparer.Ordinal))
            {
                throw new ScriptRunException(
                    $"poll(): expected {entry.Field("revents")?.Text}, got {string.Join('|', found)}");
            }
        }

        var isImmediate = call.Arguments.Count > 2 && call.Arguments[2].Number == 0;
        return ready > 0 || isImmediate ? new CallResult(ready) : null;
    }
}
