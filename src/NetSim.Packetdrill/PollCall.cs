using NetSim.Protocols.Tcp;

namespace NetSim.Packetdrill;

/// <summary>poll(): what a socket is ready for.</summary>
internal static class PollCall
{
    /// <summary>Asks the sockets in the list and compares.</summary>
    public static CallResult Do(
        DrillAction.SocketCall call, IReadOnlyDictionary<long, DrillSocket> sockets, bool mayBlock)
    {
        if (call.Arguments is not [DrillValue.List list, ..])
        {
            throw new DrillFailureException("poll() takes a list such as [{fd=4, events=POLLIN, revents=POLLIN}]");
        }

        var ready = 0;
        var difference = "";
        foreach (var item in list.Items.OfType<DrillValue.Record>())
        {
            if (item["fd"] is not DrillValue.Number name || !sockets.TryGetValue(name.Amount, out var socket))
            {
                throw new NotApplicableException("poll() of something that is not a TCP socket");
            }

            var asked = NamesOf(item["events"]);
            var got = EventsOf(socket).Where(happened => asked.Contains(happened)
                || happened is "POLLERR" or "POLLHUP").Order(StringComparer.Ordinal).ToList();
            var want = NamesOf(item["revents"]).Order(StringComparer.Ordinal).ToList();
            ready += got.Count > 0 ? 1 : 0;
            if (!want.SequenceEqual(got, StringComparer.Ordinal))
            {
                difference = $"expected revents={string.Join('|', want)}; got {string.Join('|', got)}";
            }
        }

        if (ready == 0 && mayBlock)
        {
            return CallResult.Blocked;
        }

        return difference.Length == 0 ? new CallResult(ready) : throw new DrillFailureException(difference);
    }

    private static List<string> NamesOf(DrillValue? value) =>
        value is DrillValue.Flags flags ? [.. flags.Names] : [];

    private static IEnumerable<string> EventsOf(DrillSocket socket)
    {
        if (socket.Flow is not { } flow)
        {
            yield break;
        }

        var ended = flow.IsPeerClosed || flow.HasFailed;
        if (flow.Connection.ReadableBytes > 0 || ended)
        {
            yield return "POLLIN";
        }

        if (flow.Connection.CanSend && flow.IsConnected || flow.HasFailed)
        {
            yield return "POLLOUT";
        }

        if (ended)
        {
            yield return "POLLRDHUP";
        }

        if (flow.Failure is not null)
        {
            yield return "POLLERR";
        }

        if (flow.HasFailed || flow.Connection.State is TcpState.Closed or TcpState.TimeWait)
        {
            yield return "POLLHUP";
        }
    }
}
