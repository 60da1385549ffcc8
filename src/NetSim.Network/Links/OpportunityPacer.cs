// Read first: Netravali and others, “Mahimahi: accurate record-and-replay for HTTP”, USENIX ATC 2015, and mm-link’s manual:
// each line is a millisecond at which 1,504 bytes may leave; what finds nothing to carry is lost.
using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>Sends at recorded opportunities.</summary>
/// <param name="model">The opportunities.</param>
internal sealed class OpportunityPacer(RateModel.Opportunities model) : IPacer
{
    private const int BytesAtOnce = 1504;

    private readonly int[] _times = [.. model.Milliseconds];
    private long _round;
    private int _current;
    private int _left = BytesAtOnce;

    private SimTime Current => new((_round * _times[^1] + _times[_current]) * 1_000_000);

    /// <inheritdoc/>
    public SimTime Finish(SimTime start, int bytes)
    {
        if (Current < start)
        {
            // Whole rounds that nobody used are skipped.
            _round = Math.Max(_round, start.Nanoseconds / (_times[^1] * 1_000_000L) - 1);
            _left = BytesAtOnce;
            while (Current < start)
            {
                Advance();
            }
        }

        while (bytes > _left)
        {
            bytes -= _left;
            Advance();
        }

        _left -= bytes;
        return Current;
    }

    /// <inheritdoc/>
    public void Reset() => (_round, _current, _left) = (0, 0, BytesAtOnce);

    private void Advance()
    {
        _left = BytesAtOnce;
        if (++_current == _times.Length)
        {
            _current = 0;
            _round++;
        }
    }
}
