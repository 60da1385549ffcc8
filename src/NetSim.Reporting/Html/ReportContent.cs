namespace NetSim.Reporting.Html;

/// <summary>What a report tells; how it is written is up to <see cref="ReportPage"/> and
/// <see cref="ReportMarkdown"/>.</summary>
public sealed record ReportContent
{
    /// <summary>What the study is called.</summary>
    public required string Title { get; init; }

    /// <summary>What was asked: name and value of each fact, in order.</summary>
    public required IReadOnlyList<(string Name, string Value)> Facts { get; init; }

    /// <summary>The answers, a sentence each.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>The map of the topology, as SVG.</summary>
    public required string Map { get; init; }

    /// <summary>The summary.</summary>
    public required ReportTable Summary { get; init; }

    /// <summary>Where the time of quantiles goes; none where that is not known.</summary>
    public IReadOnlyList<ReportBreakdownTable> Breakdowns { get; init; } = [];

    /// <summary>Curves that can be zoomed; none where nothing was reached.</summary>
    public required IReadOnlyList<ReportCurves> Curves { get; init; }

    /// <summary>Charts as pictures.</summary>
    public required IReadOnlyList<ReportPicture> Charts { get; init; }

    /// <summary>Single connections, packet by packet.</summary>
    public required IReadOnlyList<ReportLadder> Ladders { get; init; }

    /// <summary>The command that makes the results again.</summary>
    public required string Command { get; init; }

    /// <summary>The resolved topology, with every default.</summary>
    public required string Scenario { get; init; }
}
