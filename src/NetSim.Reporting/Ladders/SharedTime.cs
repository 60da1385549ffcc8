using NetSim.Units;

namespace NetSim.Reporting.Ladders;

/// <summary>One axis of time for several ladders: where an instant is, from top to bottom.</summary>
/// <remarks>Between two instants at which something happens in any ladder, the axis is as long as the time, but at least so long that
/// a line of text fits and at most so long that a wait does not push the rest off the page. What is sent at one instant by one side
/// stands under each other.</remarks>
internal sealed class SharedTime
{
    private const float Line = 15;
    private const float LongestStretch = 70;
    private readonly List<SimTime> _times;
    private readonly List<float> _places = [];

    /// <summary>The axis of some ladders.</summary>
    /// <param name="ladders">Their messages.</param>
    /// <param name="top">Where the axis begins.</param>
    public SharedTime(IReadOnlyList<IReadOnlyList<LadderMessage>> ladders, float top)
    {
        var all = ladders.SelectMany(messages => messages).ToList();
        _times = [.. all.SelectMany(message => new[] { message.At, message.ArrivedAt ?? message.At }).Append(SimTime.Start).Distinct().Order()];
        // Half of the stretches between events are drawn to scale, at four lines each at the least.
        var gaps = _times.Zip(_times.Skip(1), (first, second) => (second - first).Nanoseconds).Order().ToList();
        var scale = gaps.Count == 0 ? 1 : LongestStretch / 2 / Math.Max(1.0, gaps[gaps.Count / 2]);
        var y = top;
        for (var i = 0; i < _times.Count; i++)
        {
            _places.Add(y);
            var rows = ladders.Max(messages => Math.Max(Sent(messages, _times[i], true), Sent(messages, _times[i], false)));
            var length = i + 1 < _times.Count ? (_times[i + 1] - _times[i]).Nanoseconds * scale : Line;
            y += Math.Max(0, rows - 1) * Line + (float)Math.Clamp(length, Line, LongestStretch);
            if (i + 1 < _times.Count && length > LongestStretch)
            {
                Breaks.Add((y - LongestStretch / 2, _times[i + 1] - _times[i]));
            }
        }

        Bottom = y;
    }

    /// <summary>Where waits are drawn shorter than they are, and how long they are.</summary>
    public List<(float Place, SimDuration Length)> Breaks { get; } = [];

    /// <summary>The instants.</summary>
    public IReadOnlyList<SimTime> Times => _times;

    /// <summary>Where the axis ends.</summary>
    public float Bottom { get; }

    /// <summary>Where an instant is.</summary>
    public float Of(SimTime time) => _places[_times.BinarySearch(time)];

    /// <summary>Where one of several messages that were sent at one instant is.</summary>
    /// <param name="time">The instant.</param>
    /// <param name="index">Which, from 0.</param>
    public float Of(SimTime time, int index) => Of(time) + index * Line;

    private static int Sent(IReadOnlyList<LadderMessage> messages, SimTime time, bool fromClient) =>
        messages.Count(message => message.FromClient == fromClient && message.At == time);
}
