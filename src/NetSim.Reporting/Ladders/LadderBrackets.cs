using NetSim.Reporting.Fonts;
using NetSim.Reporting.Pictures;
using SkiaSharp;

namespace NetSim.Reporting.Ladders;

/// <summary>The timers of one side as brackets outside of its times: from the instant at which each was set to that at which it
/// fired, with its name.</summary>
internal sealed class LadderBrackets
{
    private const float LaneWidth = 9;
    private const float Foot = 6;
    private const float Gap = 12;
    private const float Apart = LadderLayout.LineHeight;
    private readonly float _size;
    private readonly bool _isClient;
    private readonly List<(LadderTimer Timer, int Lane)> _timers = [];

    /// <summary>The brackets of a side.</summary>
    /// <param name="ladder">The ladder.</param>
    /// <param name="isClient">Which side.</param>
    /// <param name="size">The size of the text.</param>
    public LadderBrackets(Ladder ladder, bool isClient, float size)
    {
        (_isClient, _size) = (isClient, size);
        var ends = new List<Units.SimTime>();
        foreach (var timer in ladder.ShownTimers.Where(timer => timer.IsClient == isClient).OrderBy(timer => timer.SetAt).ThenBy(timer => timer.At))
        {
            var lane = ends.FindIndex(end => end <= timer.SetAt);
            if (lane < 0)
            {
                lane = ends.Count;
                ends.Add(timer.At);
            }

            ends[lane] = timer.At;
            _timers.Add((timer, lane));
        }
    }

    /// <summary>How wide they are with their names; 0 without any.</summary>
    public float Width => _timers.Count == 0 ? 0 : Names + Gap + Lanes + Gap;

    private float Names => _timers.Max(entry => ShippedFont.Width(entry.Timer.Text, _size));

    private float Lanes => LaneWidth * (_timers.Max(entry => entry.Lane) + 1);

    /// <summary>Draws them.</summary>
    /// <param name="layout">Where instants are.</param>
    /// <param name="edge">Where the nearest lane is: the client’s lie to the left of it, the server’s to the right.</param>
    /// <param name="lines">Takes the brackets.</param>
    /// <param name="texts">Takes their names.</param>
    /// <returns>How far down they reach.</returns>
    public float Draw(LadderLayout layout, float edge, List<Shape> lines, List<TextShape> texts)
    {
        var taken = new List<float>();
        var bottom = 0f;
        var outward = _isClient ? -1 : 1;
        foreach (var (timer, lane) in _timers)
        {
            var x = edge + outward * (Gap + LaneWidth * lane);
            var top = layout.PlaceOf(_isClient, timer.SetAt) + 1;
            var end = Math.Max(top + 3, layout.PlaceOf(_isClient, timer.At) - 1);
            var foot = x - outward * Foot;
            lines.Add(new LineShape(new SKPoint(foot, top), new SKPoint(x, top), Ink.Purple));
            lines.Add(new LineShape(new SKPoint(x, top), new SKPoint(x, end), Ink.Purple));
            lines.Add(new LineShape(new SKPoint(x, end), new SKPoint(foot, end), Ink.Purple));
            // The end at which it fired is pointed.
            lines.Add(new AreaShape([new(foot, end), new(x, end - 3), new(x, end + 3)], Ink.Purple));
            var y = FreeNear((top + end) / 2, taken);
            taken.Add(y);
            var name = new SKPoint(edge + outward * (Lanes + Gap + 2), y + 4);
            lines.Add(new LineShape(new SKPoint(x, Math.Clamp(y, top, end)), new SKPoint(name.X - outward * 2, y), Ink.Purple, 0.6f));
            texts.Add(new TextShape(timer.Text, name, _size, Ink.Purple, _isClient ? SKTextAlign.Right : SKTextAlign.Left));
            bottom = Math.Max(bottom, Math.Max(end, y + Apart / 2));
        }

        return bottom;
    }

    // The nearest line of text that no other name has, first below, then above.
    private static float FreeNear(float middle, List<float> taken)
    {
        const float HeadBottom = 110;
        for (var step = 0; ; step++)
        {
            foreach (var y in new[] { middle + step * Apart / 2, middle - step * Apart / 2 })
            {
                if (y >= HeadBottom && !taken.Exists(other => Math.Abs(other - y) < Apart))
                {
                    return y;
                }
            }
        }
    }
}
