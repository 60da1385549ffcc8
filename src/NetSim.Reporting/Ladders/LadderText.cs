using System.Text;
using NetSim.Units;

namespace NetSim.Reporting.Ladders;

/// <summary>Draws a ladder with letters of one width: a row for each segment, each end’s time and states on
/// its side.</summary>
public sealed class LadderText
{
    private const int DetailColumns = 72;
    private const int TimeColumns = 12;
    private readonly Ladder _ladder;
    private readonly List<Row> _rows = [];
    private readonly Func<LadderInk, string, string> _paint;
    private readonly int _arrowColumns;
    private readonly int _clientColumns;
    private readonly int _serverColumns;

    private LadderText(Ladder ladder, Func<LadderInk, string, string> paint)
    {
        (_ladder, _paint) = (ladder, paint);
        var messages = ladder.Steps.OfType<LadderMessage>().ToList();
        var labels = messages.Select(message => message.Label).Concat(messages.SelectMany(Details))
            .Concat(ladder.Steps.Select(Between)).Append("");
        _arrowColumns = labels.Max(TerminalWidth.Of) + 12;
        _clientColumns = Columns(ladder.ClientHost, isClient: true);
        _serverColumns = Columns(ladder.ServerHost, isClient: false);
    }

    /// <summary>The drawing; lines end with LF.</summary>
    public static string Draw(Ladder ladder) => Draw(ladder, static (_, text) => text);

    /// <summary>The drawing in colours.</summary>
    /// <param name="ladder">The ladder.</param>
    /// <param name="paint">Gives a piece of text its colour, without a change of its width.</param>
    public static string Draw(Ladder ladder, Func<LadderInk, string, string> paint) => new LadderText(ladder, paint).Draw();

    private string Draw()
    {
        _rows.Add(new Row("time ms", new(_ladder.ClientHost), new(new string(' ', _arrowColumns)), new(_ladder.ServerHost), "time ms"));
        foreach (var step in _ladder.Steps)
        {
            Draw(step);
        }

        var text = new StringBuilder().Append(_ladder.Title).Append('\n').Append(_ladder.Subtitle).Append("\n\n");
        var timers = _ladder.ShownTimers.Where(timer => !timer.IsState).ToList();
        var client = new TextBrackets(timers.Where(timer => timer.IsClient), _rows.ConvertAll(row => row.AtClient), isClient: true);
        var server = new TextBrackets(timers.Where(timer => !timer.IsClient), _rows.ConvertAll(row => row.AtServer), isClient: false);
        for (var row = 0; row < _rows.Count; row++)
        {
            text.Append(Line(_rows[row], client[row], server[row])).Append('\n');
        }

        return text.ToString();
    }

    private void Draw(LadderStep step)
    {
        switch (step)
        {
            case LadderMessage message:
                var lines = Lines(message);
                var ink = message.Loss is not null ? LadderInk.Lost : message.IsRetransmission ? LadderInk.SentAgain : LadderInk.Plain;
                Rows(message.ClientTime, message.ClientMarks, lines, message.ServerMarks, message.ServerTime, ink);
                break;
            case LadderNote { IsClient: true } note:
                Rows(note.At, note.Marks, [], [], null);
                break;
            case LadderNote note:
                Rows(null, [], [], note.Marks, note.At);
                break;
            case LadderElision elision:
                Rows(null, elision.ClientMarks, [Centre(Between(elision), ' ')], elision.ServerMarks, null, LadderInk.Wait);
                break;
            case LadderWait wait:
                Rows(null, [], [Centre(Between(wait), '~')], [], null, LadderInk.Wait);
                break;
        }
    }

    private List<string> Lines(LadderMessage message)
    {
        var lines = new List<string> { Arrow(message) };
        lines.AddRange(Details(message).Select(detail => message.FromClient
            ? TerminalWidth.PadRight("   " + detail, _arrowColumns)
            : TerminalWidth.PadLeft(detail + "   ", _arrowColumns)));
        return lines;
    }

    private string Arrow(LadderMessage message)
    {
        var heading = message.Label;
        var free = _arrowColumns - TerminalWidth.Of(heading) - 4;
        var flown = message.Loss is null && message.ArrivedAt is not null
            ? new string('-', free - 1) + (message.FromClient ? ">" : "<")
            : Broken(free, message);

        // What a node in the middle sent begins there.
        var start = message.Router is null ? "--" : " *";
        return message.FromClient
            ? $"{start} {heading} {flown}"
            : string.Concat(flown.Reverse()) + $" {heading} {string.Concat(start.Reverse())}";
    }

    // A lost segment’s arrow ends in an X where it was lost, one that is still on its way ends in dots.
    private static string Broken(int columns, LadderMessage message)
    {
        var isLost = message.Loss is not null;
        var length = Math.Clamp((int)(columns * (isLost ? message.Way : 0.5)), 1, columns - 3);
        var end = isLost ? "X" : "...";
        return TerminalWidth.PadRight(new string('-', length) + end, columns);
    }

    private void Rows(
        SimTime? clientTime,
        IReadOnlyList<LadderMark> clientMarks,
        List<string> middle,
        IReadOnlyList<LadderMark> serverMarks,
        SimTime? serverTime,
        LadderInk ink = LadderInk.Plain)
    {
        var rows = Math.Max(Math.Max(clientMarks.Count, serverMarks.Count), Math.Max(middle.Count, 1));
        for (var row = 0; row < rows; row++)
        {
            var (atClient, atServer) = row == 0 ? (clientTime, serverTime) : (null, null);
            _rows.Add(new Row(
                atClient is { } client ? LadderTime.Point(client) : "",
                Mark(clientMarks, row),
                new(row < middle.Count ? middle[row] : new string(' ', _arrowColumns), row < middle.Count ? ink : LadderInk.Plain),
                Mark(serverMarks, row),
                atServer is { } server ? LadderTime.Point(server) : "")
            {
                AtClient = atClient,
                AtServer = atServer,
            });
        }
    }

    private static Cell Mark(IReadOnlyList<LadderMark> marks, int row) => row >= marks.Count ? new("") : new(marks[row].Text, marks[row].Kind switch
    {
        LadderMarkKind.TcpState => LadderInk.TcpState,
        LadderMarkKind.TlsState => LadderInk.TlsState,
        LadderMarkKind.Call => LadderInk.Plain,
    });

    // What is at the end of a line is not filled up with spaces.
    private string Line(Row row, string clientTimers, string serverTimers)
    {
        var client = TerminalWidth.PadRight(row.Client.Text, _clientColumns);
        var server = TerminalWidth.PadRight(row.Server.Text, _serverColumns);
        var end = (TerminalWidth.PadLeft(row.ServerTime, TimeColumns) + serverTimers).TrimEnd();
        server = end.Length == 0 ? server.TrimEnd() : server;
        var timers = end.Length > TimeColumns ? end[TimeColumns..] : "";
        return (_paint(LadderInk.Timer, clientTimers) + TerminalWidth.PadLeft(row.ClientTime, TimeColumns) + "  "
            + _paint(row.Client.Ink, client) + " |" + _paint(row.Middle.Ink, row.Middle.Text) + "| "
            + _paint(row.Server.Ink, server) + end[..(end.Length - timers.Length)] + _paint(LadderInk.Timer, timers)).TrimEnd();
    }

    private string Centre(string text, char fill)
    {
        var left = (_arrowColumns - TerminalWidth.Of(text)) / 2;
        var right = _arrowColumns - left - TerminalWidth.Of(text);
        return new string(fill, left) + text + new string(fill, right);
    }

    private static IEnumerable<string> Details(LadderMessage message)
    {
        IEnumerable<string> details = [message.Remark, message.Options, message.Tls, message.Fate];
        return details.SelectMany(detail => TerminalWidth.Wrap(detail, DetailColumns));
    }

    private static string Between(LadderStep step) => step switch
    {
        LadderWait wait => $" {wait.Text} ",
        LadderElision elision => $"... {elision.Text} ...",
        _ => "",
    };

    private int Columns(string host, bool isClient)
    {
        var marks = _ladder.Steps.SelectMany(step => step switch
        {
            LadderMessage message => isClient ? message.ClientMarks : message.ServerMarks,
            LadderNote note => note.IsClient == isClient ? note.Marks : [],
            LadderElision elision => isClient ? elision.ClientMarks : elision.ServerMarks,
            _ => [],
        });
        return marks.Select(mark => mark.Text).Append(host).Max(TerminalWidth.Of);
    }

    private sealed record Cell(string Text, LadderInk Ink = LadderInk.Plain);

    private sealed record Row(string ClientTime, Cell Client, Cell Middle, Cell Server, string ServerTime)
    {
        public SimTime? AtClient { get; init; }

        public SimTime? AtServer { get; init; }
    }
}
