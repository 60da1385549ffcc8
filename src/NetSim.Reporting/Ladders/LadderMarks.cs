using NetSim.Network.Tracing;

namespace NetSim.Reporting.Ladders;

/// <summary>Finds what happened at a connection’s ends, and which message it belongs to.</summary>
internal static class LadderMarks
{
    private static readonly IReadOnlyList<string> Requests = ["connect(", "send(", "shutdown(", "close(", "abort("];

    /// <summary>All marks of a connection: states, then calls, each in the order of time.</summary>
    public static List<TimedMark> From(RunTrace trace, string connection, int instance)
    {
        var marks = new List<TimedMark>();
        foreach (var state in trace.States)
        {
            if (state.Instance == instance && state.Connection == connection)
            {
                var kind = state.Layer == TraceLayer.Tcp ? LadderMarkKind.TcpState : LadderMarkKind.TlsState;
                marks.Add(new TimedMark(state.At, state.IsClient, new LadderMark(kind, state.State)));
            }
        }

        foreach (var call in trace.Applications)
        {
            if (call.Instance == instance && call.Connection == connection)
            {
                var mark = new LadderMark(LadderMarkKind.Call, call.What);
                marks.Add(new TimedMark(call.At, call.IsClient, mark));
            }
        }

        return marks;
    }

    /// <summary>Puts each mark beside the message that goes with it.</summary>
    /// <param name="messages">The messages; those with marks are replaced.</param>
    /// <param name="marks">The marks.</param>
    /// <returns>The marks that no message goes with.</returns>
    public static List<TimedMark> Attach(List<LadderMessage> messages, List<TimedMark> marks)
    {
        var sent = new Dictionary<(long, bool), List<int>>();
        var arrived = new Dictionary<(long, bool), List<int>>();
        for (var i = 0; i < messages.Count; i++)
        {
            var message = messages[i];
            Index(sent, (message.At.Nanoseconds, message.FromClient), i);
            if (message.ArrivedAt is { } at)
            {
                Index(arrived, (at.Nanoseconds, !message.FromClient), i);
            }
        }

        var left = new List<TimedMark>();
        foreach (var mark in marks)
        {
            var key = (mark.At.Nanoseconds, mark.IsClient);
            var sends = sent.GetValueOrDefault(key, []);
            var arrivals = arrived.GetValueOrDefault(key, []);
            if (sends.FindIndex(i => Announces(messages[i], mark.Mark)) is var at and >= 0)
            {
                messages[sends[at]] = WithSenderMark(messages[sends[at]], mark.Mark);
            }
            else if (arrivals.Count > 0)
            {
                var message = messages[arrivals[^1]];
                messages[arrivals[^1]] = message with
                {
                    ReceiverMarks = [.. message.ReceiverMarks, mark.Mark],
                };
            }
            else if (sends.Count > 0)
            {
                messages[sends[0]] = WithSenderMark(messages[sends[0]], mark.Mark);
            }
            else
            {
                left.Add(mark);
            }
        }

        return left;
    }

    private static void Index(Dictionary<(long, bool), List<int>> index, (long, bool) key, int message)
    {
        if (!index.TryGetValue(key, out var there))
        {
            index.Add(key, there = []);
        }

        there.Add(message);
    }

    private static LadderMessage WithSenderMark(LadderMessage message, LadderMark mark) =>
        message with { SenderMarks = [.. message.SenderMarks, mark] };

    // Sending a SYN or a FIN is what enters these states; the rest are entered by what arrives.
    private static bool Announces(LadderMessage message, LadderMark mark) => mark.Kind switch
    {
        LadderMarkKind.TcpState => mark.Text switch
        {
            "SYN-SENT" => message.Label.StartsWith('S'),
            "FIN-WAIT-1" or "LAST-ACK" => message.Label.StartsWith('F'),
            _ => false,
        },
        LadderMarkKind.TlsState => false,
        LadderMarkKind.Call =>
            Requests.Any(request => mark.Text.StartsWith(request, StringComparison.Ordinal)),
    };
}
