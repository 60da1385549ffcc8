namespace NetSim.Reporting.Charts.Figures;

/// <summary>A chart before it is laid out: panels with axes and marks, and the words around them.</summary>
internal sealed record Figure
{
    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>What has to be known to read it.</summary>
    public required string Caption { get; init; }

    /// <summary>The panels, in order; two stand beside each other where there is room.</summary>
    public required IReadOnlyList<FigurePanel> Panels { get; init; }

    /// <summary>What the lines and colours stand for. Default: nothing.</summary>
    public IReadOnlyList<LegendEntry> Legend { get; init; } = [];

    /// <summary>Whether two panels may stand beside each other. Default: yes.</summary>
    public bool MayPair { get; init; } = true;
}
