using NetSim.Reporting.Pictures;
using SkiaSharp;

namespace NetSim.Reporting.Ladders;

/// <summary>Where the text of an arrow may stand.</summary>
internal static class LadderLabels
{
    private const float FromEnd = 14;
    private const float Step = 20;
    private const int MostSteps = 8;

    /// <summary>The line of an arrow: from a lifeline, or from the node in the middle, to the other lifeline, or to where it was lost.</summary>
    public static (SKPoint From, SKPoint To) Line(LadderArrow arrow, LadderColumns columns)
    {
        var (own, other) = arrow.Message.FromClient
            ? (columns.Client, columns.Server)
            : (columns.Server, columns.Client);
        var from = new SKPoint(own, arrow.Sent.Y);
        var to = new SKPoint(other, arrow.End.Y);
        if (arrow.Message.Router is not null)
        {
            // The node in the middle has no lifeline.
            from = new SKPoint((from.X + to.X) / 2, (from.Y + to.Y) / 2);
        }

        if (arrow.Message.ArrivedAt is not null)
        {
            return (from, to);
        }

        // Not before its text ends, so that the cross does not strike it out; and never at the other
        // lifeline.
        var text = (FromEnd + arrow.Sent.Reach + Step) / Math.Abs(other - own);
        var way = Math.Clamp(
            arrow.Message.Loss is null ? 0.5f : (float)arrow.Message.Way, Math.Min(text, 0.9f), 0.9f);
        return (from, new SKPoint(from.X + way * (to.X - from.X), from.Y + way * (to.Y - from.Y)));
    }

    /// <summary>The colour of an arrow and its text.</summary>
    public static SKColor Color(LadderMessage message) =>
        message.Loss is not null ? Ink.Red : message.IsRetransmission ? Ink.Orange : Ink.Black;

    /// <summary>The places for an arrow’s text, the best first: the segment above the line, the rest
    /// below.</summary>
    public static IEnumerable<List<TextShape>> Places(LadderArrow arrow, LadderColumns columns, float size)
    {
        var (from, to) = Line(arrow, columns);
        var isClient = arrow.Message.FromClient;
        var degrees = MathF.Atan2(to.Y - from.Y, Math.Abs(to.X - from.X)) * 180 / MathF.PI;
        var turn = SKMatrix.CreateRotationDegrees(isClient ? degrees : -degrees);
        // From the middle there is room for one.
        var steps = arrow.Message.Router is null ? MostSteps : 1;
        for (var step = 0; step < steps; step++)
        {
            var start = (isClient ? 1 : -1) * (FromEnd + Step * step);
            var texts = new List<TextShape>();
            for (var i = 0; i < arrow.Lines.Count; i++)
            {
                var down = i == 0 ? -4 : 3 + LadderLayout.LineHeight * (i - 1) + 0.9f * size;
                texts.Add(new TextShape(
                    arrow.Lines[i],
                    from + turn.MapPoint(start, down),
                    size,
                    i == 0 ? Color(arrow.Message) : Detail(arrow, i),
                    isClient ? SKTextAlign.Left : SKTextAlign.Right)
                {
                    Degrees = isClient ? degrees : -degrees,
                    IsOnGround = true,
                });
            }

            yield return texts;
        }
    }

    private static SKColor Detail(LadderArrow arrow, int line)
    {
        var message = arrow.Message;
        if (message.Loss is not null || message.IsRetransmission)
        {
            return Color(message);
        }

        var text = arrow.Lines[line];
        return message.Tls.Contains(text, StringComparison.Ordinal) ? Ink.Green : Ink.Grey;
    }
}
