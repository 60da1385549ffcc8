using NetSim.Reporting.Pictures;
using SkiaSharp;

namespace NetSim.Reporting.Maps;

/// <summary>Draws a map on a page, with what has to be said below it.</summary>
internal sealed class MapPicture
{
    private const float Margin = 24;
    private const float ListSize = 12;
    private const float LineHeight = 17;
    private const int MostConnections = 20;
    private const int MostNames = 6;
    private const int MostKinds = 60;
    private readonly TopologyMap _map;
    private readonly MapInk _ink;
    private readonly List<Shape> _shapes = [];
    private float _width;
    private float _y = Margin;

    private MapPicture(TopologyMap map, MapInk ink)
    {
        _map = map;
        _ink = ink;
    }

    /// <summary>The picture of a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="width">How wide the page is; it is wider where the map needs it.</param>
    /// <param name="isDark">Whether it is drawn on a dark ground.</param>
    public static Picture Of(TopologyMap map, int width, bool isDark)
    {
        var drawn = map.Drawn();
        return new MapPicture(drawn, isDark ? MapInk.Dark : MapInk.Light).Draw(width);
    }

    private Picture Draw(int width)
    {
        var (scene, plan) = MapChoice.Of(_map, width - 2 * Margin);
        var area = plan.Area(scene);
        _width = Math.Max(width, MathF.Ceiling(area.Width + 2 * Margin));
        Paragraph(_map.Title, 18, _ink.Text);
        Paragraph(_map.Subtitle, 13, _ink.Grey);
        _y += LineHeight;
        DrawPlan(scene, plan.Moved((_width - area.Width) / 2, _y));
        _y += area.Height + LineHeight;
        DrawLegend();
        DrawLists(scene);
        var height = (int)MathF.Ceiling(_y + Margin - LineHeight / 2);
        var ground = AreaShape.Rectangle(new SKRect(0, 0, _width, height), _ink.Ground);
        var title = _map.Words.Say("Topology: ", "拓扑：") + $"{_map.Title}, {_map.Subtitle}";
        return new Picture(title, (int)_width, height, [ground, .. _shapes]);
    }

    private void DrawPlan(MapScene scene, MapPlan plan)
    {
        foreach (var route in plan.Routes)
        {
            _shapes.AddRange(route.Zip(route.Skip(1), (from, to) => new LineShape(from, to, _ink.Line, 1.6f)));
        }

        var symbols = new MapSymbols(_ink);
        for (var node = 0; node < plan.Nodes.Count; node++)
        {
            _shapes.AddRange(symbols.Draw(_map.Nodes[node], plan.Nodes[node]));
            Label(scene.Names[node], scene.NameAt(node, plan.Nodes[node]), _ink.Text, isBadge: false);
        }

        for (var edge = 0; edge < plan.Labels.Count; edge++)
        {
            if (scene.Labels[edge].Lines.Count > 0)
            {
                Label(scene.Labels[edge], plan.Labels[edge], _ink.Text, scene.Detail == MapDetail.Numbers);
            }
        }
    }

    // On a ground of its own, so that no line strikes it through.
    private void Label(MapLabel label, SKPoint centre, SKColor color, bool isBadge)
    {
        _shapes.Add(AreaShape.Rectangle(label.Around(centre), _ink.Ground, isBadge ? _ink.Line : null));
        foreach (var (line, y) in label.Baselines(centre))
        {
            _shapes.Add(new TextShape(line, new SKPoint(centre.X, y), label.Size, color, SKTextAlign.Center));
        }
    }

    private void DrawLegend()
    {
        var symbols = new MapSymbols(_ink);
        var x = Margin;
        foreach (var role in Enum.GetValues<MapRole>().Where(role => _map.Nodes.Any(node => node.Role == role)))
        {
            var text = new TextShape(
                _map.Words.Of(role), new SKPoint(x + 2 * MapScene.SymbolHalf + 6, _y + MapScene.SymbolHalf + 4), ListSize, _ink.Grey);
            var end = x + 2 * MapScene.SymbolHalf + 6 + text.Width;
            if (end > _width - Margin && x > Margin)
            {
                x = Margin;
                _y += 2 * MapScene.SymbolHalf + 4;
                text = text with { At = new SKPoint(x + 2 * MapScene.SymbolHalf + 6, _y + MapScene.SymbolHalf + 4) };
                end = x + 2 * MapScene.SymbolHalf + 6 + text.Width;
            }

            _shapes.AddRange(symbols.Draw(new MapNode("", role), new SKPoint(x + MapScene.SymbolHalf, _y + MapScene.SymbolHalf)));
            _shapes.Add(text);
            x = end + 24;
        }

        _y += 2 * MapScene.SymbolHalf + LineHeight;
    }

    private void DrawLists(MapScene scene)
    {
        foreach (var note in _map.Notes)
        {
            Paragraph(note, ListSize, _ink.Grey);
        }

        if (scene.Detail != MapDetail.Full)
        {
            Heading(_map.Words.Say("Links", "链路"));
            List([.. scene.Kinds.Members.Select((kind, at) => Number(scene.Detail, at) + Told(kind))], MostKinds);
        }

        Heading(_map.Words.Say("Connections", "连接"));
        List(_map.Connections, MostConnections);
    }

    private static string Number(MapDetail detail, int at) =>
        detail == MapDetail.Numbers ? FormattableString.Invariant($"{at + 1}  ") : "";

    private string Told(IReadOnlyList<MapEdge> kind)
    {
        var first = kind[0];
        var names = string.Join(", ", kind.Take(MostNames).Select(edge => edge.Name))
            + (kind.Count > MostNames ? ", " + More(kind.Count - MostNames) : "");
        var (forward, backward) = kind.Count == 1
            ? ($"{_map.Nodes[first.From].Name} → {_map.Nodes[first.To].Name}", $"{_map.Nodes[first.To].Name} → {_map.Nodes[first.From].Name}")
            : (_map.Words.Say("forward", "正向"), _map.Words.Say("backward", "反向"));
        var facts = new[]
        {
            string.Join(" · ", first.Both),
            first.Forward.Count == 0 ? "" : $"{forward}: {string.Join(" · ", first.Forward)}",
            first.Backward.Count == 0 ? "" : $"{backward}: {string.Join(" · ", first.Backward)}",
        };
        return $"{names}: {string.Join("; ", facts.Where(fact => fact.Length > 0))}";
    }

    private string More(int count) => _map.Words.Say(
        FormattableString.Invariant($"and {count:N0} more"), FormattableString.Invariant($"另有 {count:N0} 个"));

    private void Heading(string text)
    {
        _y += LineHeight / 2;
        Paragraph(text, 13, _ink.Text);
    }

    private void List(IReadOnlyList<string> items, int most)
    {
        foreach (var item in items.Take(most))
        {
            Paragraph(item, ListSize, _ink.Grey);
        }

        if (items.Count > most)
        {
            Paragraph(More(items.Count - most), ListSize, _ink.Grey);
        }
    }

    private void Paragraph(string text, float size, SKColor color)
    {
        foreach (var line in MapText.Wrap(text, size, _width - 2 * Margin))
        {
            _y += size * 1.4f;
            _shapes.Add(new TextShape(line, new SKPoint(Margin, _y - 0.3f * size), size, color));
        }
    }
}
