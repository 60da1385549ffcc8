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
    private readonly List<(string Text, SimTime? ClientTime, SimTime? ServerTime)> _rows = [];
    private readonly int _arrowColumns;
    private readonly int _clientColumns;
    private readonly int _serverColumns;

    private LadderText(Ladder ladder)
    {
        _ladder = ladder;
        var messages = ladder.Steps.OfType<LadderMessage>().ToList();
        var labels = messages.Select(message => message.Label).Concat(messages.SelectMany(Details))
            .Concat(ladder.Steps.Select(Between)).Append("");
        _arrowColumns = labels.Max(TerminalWidth.Of) + 12;
        _clientColumns = Columns(ladder.ClientHost, isClient: true);
        _serverColumns = Columns(ladder.ServerHost, isClient: false);
    }

    /// <summary>The drawing; lines end with LF.</summary>
    public static string Draw(Ladder ladder) => new LadderText(ladder).Draw();

    private string Draw()
    {
        Row("time ms", _ladder.ClientHost, new string(' ', _arrowColumns), _ladder.ServerHost, "time ms");
        foreach (var step in _ladder.Steps)
        {
            Draw(step);
        }

        var text = new StringBuilder().Append(_ladder.Title).Append('\n').Append(_ladder.Subtitle).Append("\n\n");
        var timers = _ladder.ShownTimers.Where(timer => !timer.IsState).ToList();
        var client = new TextBrackets(timers.Where(timer => timer.IsClient), _rows.ConvertAll(row => row.ClientTime), isClient: true);
        var server = new TextBrackets(timers.Where(timer => !timer.IsClient), _rows.ConvertAll(row => row.ServerTime), isClient: false);
        for (var row = 0; row < _rows.Count; row++)
        {
            text.Append((client[row] + _rows[row].Text + server[row]).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private void Draw(LadderStep step)
    {
        switch (step)
        {
            case LadderMessage message:
                var lines = Lines(message);
                Rows(message.ClientTime, message.ClientMarks, lines, message.ServerMarks, message.ServerTime);
                break;
            case LadderNote { IsClient: true } note:
                Rows(note.At, note.Marks, [], [], null);
                break;
            case LadderNote note:
                Rows(null, [], [], note.Marks, note.At);
                break;
            case LadderElision elision:
                Rows(null, elision.ClientMarks, [Centre(Between(elision), ' ')], elision.ServerMarks, null);
                break;
            case LadderWait wait:
                Rows(null, [], [Centre(Between(wait), '~')], [], null);
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
        SimTime? serverTime)
    {
        var rows = Math.Max(Math.Max(clientMarks.Count, serverMarks.Count), Math.Max(middle.Count, 1));
        for (var row = 0; row < rows; row++)
        {
            Row(
                row == 0 && clientTime is { } atClient ? LadderTime.Point(atClient) : "",
                row < clientMarks.Count ? clientMarks[row].Text : "",
                row < middle.Count ? middle[row] : new string(' ', _arrowColumns),
                row < serverMarks.Count ? serverMarks[row].Text : "",
                row == 0 && serverTime is { } atServer ? LadderTime.Point(atServer) : "",
                row == 0 ? (clientTime, serverTime) : default);
        }
    }

    private void Row(
        string clientTime, string client, string middle, string server, string serverTime,
        (SimTime? Client, SimTime? Server) times = default)
    {
        clientTime = TerminalWidth.PadLeft(clientTime, TimeColumns);
        client = TerminalWidth.PadRight(client, _clientColumns);
        server = TerminalWidth.PadRight(server, _serverColumns);
        serverTime = TerminalWidth.PadLeft(serverTime, TimeColumns);
        _rows.Add(($"{clientTime}  {client} |{middle}| {server}{serverTime}", times.Client, times.Server));
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
}
