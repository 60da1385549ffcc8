using NetSim.Reporting.Fonts;

namespace NetSim.Reporting.Ladders;

/// <summary>How far right everything on a ladder is, so that the widest text of each column has
/// room.</summary>
internal sealed class LadderColumns
{
    /// <summary>The distance of text from a lifeline.</summary>
    public const float Gap = 12;

    /// <summary>The least distance of the lifelines.</summary>
    public const float LeastArrow = 520;

    /// <summary>The columns of a ladder.</summary>
    /// <param name="ladder">The ladder.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="brackets">How wide the brackets of both sides are.</param>
    /// <param name="size">The size of the text.</param>
    /// <param name="margin">The distance from the edge.</param>
    public LadderColumns(Ladder ladder, LadderLayout layout, (float Client, float Server) brackets, float size, float margin)
    {
        var times = Widest(
            layout.Stops.Where(LadderPicture.IsTold).Select(stop => LadderTime.Point(stop.At)), size);
        ClientBrackets = margin + brackets.Client;
        ClientTime = ClientBrackets + times;
        Client = Math.Max(
            ClientTime + Gap + Marks(layout, isClient: true, size) + Gap,
            margin + ShippedFont.Width(ladder.ClientHost, 14) / 2 + Gap);
        var host = ShippedFont.Width(ladder.ClientHost, 14);
        var peer = ShippedFont.Width(ladder.ServerHost, 14);
        var hosts = (host + peer) / 2 + 4 * Gap;
        var labels = Widest(layout.Arrows.SelectMany(arrow => arrow.Lines), size) + 120;
        var bands = Widest(layout.Bands.Select(band => band.Text), size) + 4 * Gap;
        Server = Client + Math.Max(Math.Max(LeastArrow, hosts), Math.Max(labels, bands));
        ServerTime = Server + Gap + Marks(layout, isClient: false, size) + Gap + times;
        var right = Math.Max(ServerTime + brackets.Server, Server + ShippedFont.Width(ladder.ServerHost, 14) / 2 + Gap);
        var title = Math.Max(
            ShippedFont.Width(ladder.Title, 17), ShippedFont.Width(LadderPicture.SubtitleOf(ladder), size));
        Width = (int)MathF.Ceiling(Math.Max(right, margin + title) + margin);
    }

    /// <summary>Where the client’s brackets end.</summary>
    public float ClientBrackets { get; }

    /// <summary>Where the client’s times end.</summary>
    public float ClientTime { get; }

    /// <summary>Where the client’s lifeline is.</summary>
    public float Client { get; }

    /// <summary>Where the server’s lifeline is.</summary>
    public float Server { get; }

    /// <summary>Where the server’s times end.</summary>
    public float ServerTime { get; }

    /// <summary>How wide the picture is.</summary>
    public int Width { get; }

    private static float Marks(LadderLayout layout, bool isClient, float size)
    {
        var marks = layout.Stops.Where(stop => stop.IsClient == isClient).SelectMany(stop => stop.Marks)
            .Concat(layout.Bands.SelectMany(band => isClient ? band.ClientMarks : band.ServerMarks));
        return Widest(marks.Select(mark => mark.Text), size);
    }

    private static float Widest(IEnumerable<string> texts, float size) =>
        texts.Distinct(StringComparer.Ordinal).Select(text => ShippedFont.Width(text, size))
            .DefaultIfEmpty(0).Max();
}
