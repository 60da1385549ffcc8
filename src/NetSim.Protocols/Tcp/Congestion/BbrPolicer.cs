// Read first: Linux tcp_bbr.c (bbr_lt_bw_sampling).
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>Finds out whether a token bucket limits the path: twice in a row the same rate, with a fifth of
/// it lost.</summary>
internal sealed class BbrPolicer
{
    // bbr_lt_intvl_min_rtts, four times it, bbr_lt_loss_thresh / 256, bbr_lt_bw_diff, bbr_lt_bw_max_rtts.
    private const int LeastRounds = 4;
    private const int MostRounds = 16;
    private const int LossThreshold = 50;
    private const long LeastDifference = 500;
    private const int RoundsOfUse = 48;

    private bool _isSampling;
    private int _rounds;
    private SimTime _since;
    private long _arrivedBefore;
    private long _lostBefore;
    private Bandwidth? _previous;

    /// <summary>The rate of the bucket; null while there seems to be none.</summary>
    public Bandwidth? Rate { get; private set; }

    /// <summary>Begins anew.</summary>
    public void Reset()
    {
        _previous = null;
        Rate = null;
        _isSampling = false;
    }

    /// <summary>Takes in an ACK, or a timeout.</summary>
    /// <param name="hasLoss">Whether it tells of a loss.</param>
    /// <param name="isLimited">Whether the application, not the path, limited sending.</param>
    /// <param name="isRoundStart">Whether a round trip begins with it.</param>
    /// <param name="isProbing">Whether the gains take turns.</param>
    /// <param name="counts">What has arrived and was lost so far.</param>
    /// <param name="segmentBytes">Bytes of data in a full segment.</param>
    /// <param name="now">The current time.</param>
    /// <returns>Whether the rate has just been given up.</returns>
    public bool OnAcknowledgment(
        bool hasLoss,
        bool isLimited,
        bool isRoundStart,
        bool isProbing,
        DeliveryRate counts,
        int segmentBytes,
        SimTime now)
    {
        if (Rate is not null)
        {
            if (isProbing && isRoundStart && ++_rounds >= RoundsOfUse)
            {
                Reset();
                return true;
            }

            return false;
        }

        if (!_isSampling)
        {
            if (!hasLoss)
            {
                return false;
            }

            Restart(counts, now);
            _isSampling = true;
        }

        if (isLimited)
        {
            Reset();
            return false;
        }

        _rounds += isRoundStart ? 1 : 0;
        if (_rounds > MostRounds)
        {
            Reset();
        }
        else if (_rounds >= LeastRounds && hasLoss)
        {
            EndInterval(counts, segmentBytes, now);
        }

        return false;
    }

    private void EndInterval(DeliveryRate counts, int segmentBytes, SimTime now)
    {
        var (arrived, lost) = (counts.Arrived - _arrivedBefore, counts.Lost - _lostBefore);
        if (arrived == 0 || lost * 256 < LossThreshold * arrived || now - _since < 1.Milliseconds)
        {
            return;
        }

        var rate = Bandwidth.Of(arrived, now - _since);
        if (_previous is { } previous)
        {
            var difference = new Bandwidth(Math.Abs(rate.Value - previous.Value));
            if (difference.Value <= previous.Value / 8
                || difference.BytesPerSecond(segmentBytes, gain: 256) <= LeastDifference)
            {
                Rate = new Bandwidth((rate.Value + previous.Value) / 2);
                _rounds = 0;
                return;
            }
        }

        _previous = rate;
        Restart(counts, now);
    }

    private void Restart(DeliveryRate counts, SimTime now)
    {
        _since = now;
        _arrivedBefore = counts.Arrived;
        _lostBefore = counts.Lost;
        _rounds = 0;
    }
}
