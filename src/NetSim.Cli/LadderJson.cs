using NetSim.Reporting.Ladders;
using NetSim.Units;

namespace NetSim.Cli;

/// <summary>A ladder for machines.</summary>
internal static class LadderJson
{
    /// <summary>The ladder, step by step.</summary>
    public static object Of(Ladder ladder) => new
    {
        scenario = ladder.Title,
        connection = ladder.Subtitle,
        client = ladder.ClientHost,
        server = ladder.ServerHost,
        timers = ladder.Timers.Select(timer => new
        {
            timer = timer.Name,
            side = timer.IsClient ? "client" : "server",
            set_ms = Milliseconds(timer.SetAt),
            fired_ms = Milliseconds(timer.At),
        }),
        steps = ladder.Steps.Select(Of),
    };

    private static object Of(LadderStep step) => step switch
    {
        LadderMessage message => new
        {
            step = "segment",
            at_ms = Milliseconds(message.At),
            arrived_ms = message.ArrivedAt is { } arrived ? Milliseconds(arrived) : (double?)null,
            from = message.FromClient ? "client" : "server",
            segment = message.Label,
            options = message.Options,
            tls = message.Tls,
            remark = message.Remark,
            retransmission = message.IsRetransmission,
            loss = message.Loss,
            sender = Of(message.SenderMarks),
            receiver = Of(message.ReceiverMarks),
        },
        LadderNote note => new
        {
            step = "note",
            at_ms = Milliseconds(note.At),
            side = note.IsClient ? "client" : "server",
            marks = Of(note.Marks),
        },
        LadderElision elision => new
        {
            step = "left_out",
            at_ms = Milliseconds(elision.At),
            until_ms = Milliseconds(elision.Until),
            segments = elision.Count,
            lost = elision.Lost,
        },
        LadderWait wait => new { step = "wait", at_ms = Milliseconds(wait.At), until_ms = Milliseconds(wait.Until) },
        _ => new { step = "other", at_ms = Milliseconds(step.At) },
    };

    private static IEnumerable<string> Of(IReadOnlyList<LadderMark> marks) => marks.Select(mark => mark.Text);

    private static double Milliseconds(SimTime at) => at.Nanoseconds / 1e6;
}
