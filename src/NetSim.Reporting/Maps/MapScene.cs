using System.Globalization;
using NetSim.Reporting.Fonts;
using SkiaSharp;

namespace NetSim.Reporting.Maps;

/// <summary>What has to be laid out: nodes and links with the room that their texts take.</summary>
internal sealed class MapScene
{
    /// <summary>Half the width of a symbol.</summary>
    public const float SymbolHalf = 22;

    private const float NameSize = 13;
    private const float LabelSize = 12;
    private const float NameGap = 2;
    private const float GroupShift = 6;
    private const float FullNameWidth = 150;
    private const float ShortNameWidth = 92;
    private const float LabelWidth = 160;

    /// <summary>The scene of a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="detail">How much stands at its links.</param>
    /// <param name="arrows">The arrows for forward and backward at each link, which depend on how it lies.</param>
    public MapScene(TopologyMap map, MapDetail detail, Func<MapEdge, (string Forward, string Backward)> arrows)
    {
        Map = map;
        Detail = detail;
        var width = detail == MapDetail.Full ? FullNameWidth : ShortNameWidth;
        Names = [.. map.Nodes.Select(node => new MapLabel(MapText.Wrap(NameOf(node), NameSize, width), NameSize))];
        Kinds = MapKinds.Of(map);
        Labels = [.. map.Edges.Select((edge, at) => detail switch
        {
            MapDetail.Full => new MapLabel(Lines(edge, arrows(edge)), LabelSize),
            MapDetail.Numbers => new MapLabel([Kinds.NumberOf(at).ToString(CultureInfo.InvariantCulture)], LabelSize),
            MapDetail.None => MapLabel.None,
        })];
        Extents = [.. Names.Select(Extent)];
    }

    /// <summary>The map.</summary>
    public TopologyMap Map { get; }

    /// <summary>How much stands at its links.</summary>
    public MapDetail Detail { get; }

    /// <summary>The name of each node, in lines.</summary>
    public IReadOnlyList<MapLabel> Names { get; }

    /// <summary>The label of each link.</summary>
    public IReadOnlyList<MapLabel> Labels { get; }

    /// <summary>How far each node reaches, with its name.</summary>
    public IReadOnlyList<MapExtent> Extents { get; }

    /// <summary>The kinds of links.</summary>
    public MapKinds Kinds { get; }

    /// <summary>The area of a node with its name.</summary>
    public SKRect AreaOf(int node, SKPoint at)
    {
        var extent = Extents[node];
        return new SKRect(at.X - extent.Left, at.Y - extent.Up, at.X + extent.Right, at.Y + extent.Down);
    }

    /// <summary>The middle of a node’s name.</summary>
    public SKPoint NameAt(int node, SKPoint at) =>
        new(at.X, at.Y + SymbolHalf + NameGap + Names[node].Height / 2);

    private static string NameOf(MapNode node) => node.Count == 1
        ? node.Name : FormattableString.Invariant($"{node.Name} ({node.Count:N0})");

    private static MapExtent Extent(MapLabel name)
    {
        var half = Math.Max(SymbolHalf, name.Width / 2);
        return new MapExtent(half, SymbolHalf + GroupShift, half, SymbolHalf + NameGap + name.Height);
    }

    private static List<string> Lines(MapEdge edge, (string Forward, string Backward) arrows)
    {
        var lines = MapText.Wrap(edge.Name, LabelSize, LabelWidth);
        Add(edge.Both, "");
        Add(edge.Forward, arrows.Forward + " ");
        Add(edge.Backward, arrows.Backward + " ");
        return lines;

        void Add(IReadOnlyList<string> facts, string before)
        {
            // What is said of a link stays on one line where it can.
            var line = "";
            foreach (var fact in facts)
            {
                var longer = line.Length == 0 ? before + fact : $"{line} · {fact}";
                if (line.Length > 0 && ShippedFont.Width(longer, LabelSize) > LabelWidth)
                {
                    lines.AddRange(MapText.Wrap(line, LabelSize, LabelWidth));
                    longer = fact;
                }

                line = longer;
            }

            lines.AddRange(line.Length == 0 ? [] : MapText.Wrap(line, LabelSize, LabelWidth));
        }
    }
}
