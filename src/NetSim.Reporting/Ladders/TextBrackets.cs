using NetSim.Units;

namespace NetSim.Reporting.Ladders;

/// <summary>The timers of one side as brackets of letters beside the rows of a ladder.</summary>
internal sealed class TextBrackets
{
    private readonly List<(LadderTimer Timer, int From, int Until, int Lane)> _timers = [];
    private readonly Dictionary<int, string> _names = [];
    private readonly bool _isClient;
    private readonly int _nameColumns;
    private readonly int _lanes;

    /// <summary>The brackets of a side.</summary>
    /// <param name="timers">Its timers.</param>
    /// <param name="times">The time that each row has on that side; null where it has none.</param>
    /// <param name="isClient">Which side.</param>
    public TextBrackets(IEnumerable<LadderTimer> timers, List<SimTime?> times, bool isClient)
    {
        _isClient = isClient;
        var ends = new List<int>();
        foreach (var timer in timers.OrderBy(timer => timer.SetAt).ThenBy(timer => timer.At))
        {
            var (from, until) = (times.FindIndex(time => time == timer.SetAt), times.FindIndex(time => time == timer.At));
            if (from < 0 || until <= from)
            {
                continue;
            }

            var lane = ends.FindIndex(end => end < from);
            if (lane < 0)
            {
                lane = ends.Count;
                ends.Add(until);
            }

            ends[lane] = until;
            _timers.Add((timer, from, until, lane));
            _names[FreeRow((from + until) / 2, times.Count)] = timer.Text;
        }

        _lanes = ends.Count;
        _nameColumns = _names.Values.Select(TerminalWidth.Of).DefaultIfEmpty(0).Max();
    }

    /// <summary>What stands outside of a row’s time; empty where the side has no timers.</summary>
    public string this[int row]
    {
        get
        {
            if (_timers.Count == 0)
            {
                return "";
            }

            var lanes = new char[_lanes + 1];
            Array.Fill(lanes, ' ');
            foreach (var (_, from, until, lane) in _timers.Where(timer => timer.From <= row && row <= timer.Until))
            {
                var isEnd = row == from || row == until;
                lanes[lane + 1] = isEnd ? '+' : '|';
                lanes[0] = row == until ? (_isClient ? '>' : '<') : row == from && lanes[0] == ' ' ? '-' : lanes[0];
            }

            // From the time outwards: arrow, brackets, name.
            var name = _names.GetValueOrDefault(row, "");
            return _isClient
                ? $"{TerminalWidth.PadLeft(name, _nameColumns)} {string.Concat(lanes.Reverse())}"
                : $" {string.Concat(lanes)} {name}";
        }
    }

    // The nearest row without a name; there are more rows than timers.
    private int FreeRow(int wanted, int rows) =>
        Enumerable.Range(0, rows).Where(row => !_names.ContainsKey(row)).MinBy(row => Math.Abs(row - wanted));
}
