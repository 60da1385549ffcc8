// Read first: the Mermaid documentation, “Sequence diagrams” (arrows, notes, entity codes).
using System.Text;

namespace NetSim.Reporting.Ladders;

/// <summary>Writes a ladder as a Mermaid sequence diagram, which Markdown viewers draw.</summary>
public static class LadderMermaid
{
    /// <summary>The diagram; lines end with LF.</summary>
    public static string Draw(Ladder ladder)
    {
        var text = new StringBuilder();
        text.Append("---\ntitle: \"").Append(Escape($"{ladder.Title}: {ladder.Subtitle}"))
            .Append("\"\n---\n");
        text.Append("sequenceDiagram\n");
        text.Append("    participant C as ").Append(Escape(ladder.ClientHost)).Append('\n');
        text.Append("    participant S as ").Append(Escape(ladder.ServerHost)).Append('\n');
        foreach (var step in ladder.Steps)
        {
            Draw(text, step);
        }

        return text.ToString();
    }

    private static void Draw(StringBuilder text, LadderStep step)
    {
        switch (step)
        {
            case LadderMessage message:
                Note(text, message.FromClient, "", message.SenderMarks);
                Message(text, message);
                Note(text, !message.FromClient, "", message.ReceiverMarks);
                break;
            case LadderNote note:
                Note(text, note.IsClient, LadderTime.Point(note.At), note.Marks);
                break;
            case LadderWait wait:
                Line(text, $"Note over C,S: {wait.Text} pass");
                break;
            case LadderElision elision:
                Line(text, $"Note over C,S: {Escape(elision.Text)}");
                Note(text, isClient: true, "", elision.ClientMarks);
                Note(text, isClient: false, "", elision.ServerMarks);
                break;
        }
    }

    private static void Message(StringBuilder text, LadderMessage message)
    {
        var (from, to) = message.FromClient ? ("C", "S") : ("S", "C");
        var arrow = message.ArrivedAt is not null ? "->>" : message.Loss is not null ? "-x" : "--)";
        var time = message.ArrivedAt is { } at
            ? $"{LadderTime.Point(message.At)} to {LadderTime.Point(at)} ms"
            : $"{LadderTime.Point(message.At)} ms";
        string[] lines = [message.Label, message.Remark, message.Options, message.Tls, message.Fate, time];
        var label = string.Join("<br/>", lines.Where(line => line.Length > 0).Select(Escape));
        Line(text, $"{from}{arrow}{to}: {label}");
    }

    private static void Note(StringBuilder text, bool isClient, string time, IReadOnlyList<LadderMark> marks)
    {
        if (marks.Count > 0)
        {
            var place = isClient ? "left of C" : "right of S";
            var lines = marks.Select(mark => Escape(mark.Text));
            lines = time.Length > 0 ? lines.Prepend($"{time} ms") : lines;
            Line(text, $"Note {place}: {string.Join("<br/>", lines)}");
        }
    }

    private static void Line(StringBuilder text, string line) =>
        text.Append("    ").Append(line).Append('\n');

    // A semicolon ends a statement, # begins an entity, and < would be taken for HTML.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '#' or ';' or '<' or '>' or '"' or '&' or '%' or '\\' or '{' or '}' =>
                    escaped.Append('#').Append((int)letter).Append(';'),
                < ' ' => escaped.Append(' '),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }
}
