using NetSim.Network.Tracing;
using NetSim.Reporting.Fonts;

namespace NetSim.Reporting.Charts;

/// <summary>The states of one layer at one end, and where their names stand.</summary>
internal sealed class StateLane
{
    /// <summary>The size of the names.</summary>
    public const float Size = 11;

    /// <summary>The distance of a name from the line that leads to it.</summary>
    public const float Indent = 4;

    private const float Padding = 6;
    private const float SamePlace = 7;

    /// <summary>The lane of a layer.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="layer">TCP or TLS.</param>
    /// <param name="isClient">Whose end.</param>
    /// <param name="spans">Its states.</param>
    public StateLane(string name, TraceLayer layer, bool isClient, IReadOnlyList<StateSpan> spans)
    {
        Name = name;
        Layer = layer;
        IsClient = isClient;
        Spans = spans;
        Labels = Place(Groups(spans));
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>TCP or TLS.</summary>
    public TraceLayer Layer { get; }

    /// <summary>Whose end.</summary>
    public bool IsClient { get; }

    /// <summary>Its states.</summary>
    public IReadOnlyList<StateSpan> Spans { get; }

    /// <summary>The names that stand above.</summary>
    public IReadOnlyList<StateLabel> Labels { get; }

    /// <summary>How many rows of names stand above.</summary>
    public int Rows => Labels.Select(label => label.Row + 1).DefaultIfEmpty(0).Max();

    /// <summary>How far right its names reach.</summary>
    public float Right => Labels.Select(label => label.X + Indent + ShippedFont.Width(label.Text, Size))
        .Concat(Spans.Select(span => span.Right)).DefaultIfEmpty(0).Max();

    /// <summary>Whether a state’s name fits into its bar.</summary>
    public static bool HasRoom(StateSpan span) =>
        ShippedFont.Width(span.Name, Size) + 2 * Padding <= span.Width;

    // Short states at one place share a line: “WAIT_EE > WAIT_CERT_CR > WAIT_CV”.
    private static List<(string Text, float X)> Groups(IReadOnlyList<StateSpan> spans)
    {
        var groups = new List<(string Text, float X)>();
        var end = float.NegativeInfinity;
        foreach (var span in spans)
        {
            if (HasRoom(span))
            {
                end = float.NegativeInfinity;
                continue;
            }

            if (span.Left - end < SamePlace)
            {
                groups[^1] = ($"{groups[^1].Text} > {span.Name}", groups[^1].X);
            }
            else
            {
                groups.Add((span.Name, span.Left + Math.Min(1, span.Width / 2)));
                end = span.Left;
            }
        }

        return groups;
    }

    // From right to left: a name goes above all names that begin where it stands, so no line runs through a
    // name.
    private static List<StateLabel> Place(List<(string Text, float X)> groups)
    {
        var placed = new List<StateLabel>();
        for (var i = groups.Count - 1; i >= 0; i--)
        {
            var (text, x) = groups[i];
            var right = x + Indent + ShippedFont.Width(text, Size) + Indent;
            var row = placed.Where(label => label.X <= right).Select(label => label.Row + 1)
                .DefaultIfEmpty(0).Max();
            placed.Add(new StateLabel(text, x, row));
        }

        return placed;
    }
}
