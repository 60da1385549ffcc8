// Read first: draft-cardwell-iccrg-bbr-congestion-control-00 §4.1; Linux tcp_bbr.c (bbr_update_bw,
// bbr_check_full_bw_reached, bbr_update_min_rtt).
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>What BBR knows of the path: its bandwidth, its least round trip, and whether it is
/// full.</summary>
/// <param name="rate">Measures what the path delivers.</param>
internal sealed class BbrModel(DeliveryRate rate)
{
    // bbr_full_bw_cnt, bbr_min_rtt_win_sec.
    private const int RoundsUntilFull = 3;
    private static readonly SimDuration RoundTripMemory = 10.Seconds;

    private readonly BandwidthFilter _filter = new();
    private readonly BbrPolicer _policer = new();
    private readonly BbrAggregation _aggregation = new();
    private long _round;
    private long _roundEnd;
    private SimTime _leastSeenAt;
    private SimDuration? _roundTrip;
    private Bandwidth _fullBandwidth;
    private int _roundsAtFull;

    /// <summary>What the path gives: that of the last round trips, or of the token bucket that limits
    /// it.</summary>
    public Bandwidth Bandwidth => _policer.Rate ?? _filter.Greatest;

    /// <summary>The greatest of the last round trips.</summary>
    public Bandwidth Greatest => _filter.Greatest;

    /// <summary>Whether a token bucket seems to limit the path.</summary>
    public bool IsPoliced => _policer.Rate is not null;

    /// <summary>Whether what was given up was the rate of a token bucket, with the ACK at hand.</summary>
    public bool WasPoliced { get; private set; }

    /// <summary>Whether a round trip begins with the ACK at hand.</summary>
    public bool IsRoundStart { get; private set; }

    /// <summary>Whether three round trips brought less than a quarter more.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The least round trip of the last ten seconds; null before the first.</summary>
    public SimDuration? LeastRoundTrip { get; private set; }

    /// <summary>By how much more than the bandwidth says ACKs come at once, in segments.</summary>
    public long AggregatedSegments => IsFull ? _aggregation.Segments(Bandwidth) : 0;

    /// <summary>The connection is open.</summary>
    public void Begin(SimDuration? smoothed, SimTime now)
    {
        LeastRoundTrip = smoothed;
        _leastSeenAt = now;
        _aggregation.Clear(now);
    }

    /// <summary>A round trip begins with the next segment sent.</summary>
    public void BeginRound(long arrived) => _roundEnd = arrived;

    /// <summary>A round-trip sample, before the ACK that gives it.</summary>
    public void OnRoundTrip(SimDuration roundTrip)
    {
        _roundTrip = roundTrip;
        rate.OnRoundTrip(roundTrip);
    }

    /// <summary>Sending begins again after a pause.</summary>
    public void OnRestart(SimTime now) => _aggregation.Restart(now);

    /// <summary>The retransmission timer expired: that ends a round trip.</summary>
    public void OnTimeout(bool isProbing, int segmentBytes, SimTime now)
    {
        _fullBandwidth = default;
        IsRoundStart = true;
        LookForPolicer(hasLoss: true, isLimited: false, isProbing, segmentBytes, now);
    }

    /// <summary>What seemed lost was not.</summary>
    public void OnUndo()
    {
        _fullBandwidth = default;
        _roundsAtFull = 0;
        _policer.Reset();
    }

    /// <summary>Takes in the bandwidth.</summary>
    /// <param name="sample">What an ACK said.</param>
    /// <param name="isProbing">Whether the gains take turns.</param>
    /// <param name="windowSegments">cwnd.</param>
    /// <param name="segmentBytes">Bytes of data in a full segment.</param>
    public void TakeBandwidth(in DeliverySample sample, bool isProbing, int windowSegments, int segmentBytes)
    {
        IsRoundStart = false;
        WasPoliced = false;
        if (sample.Interval is not { } interval)
        {
            return;
        }

        if (sample.PriorArrived >= _roundEnd)
        {
            BeginRound(sample.TotalArrived);
            _round++;
            IsRoundStart = true;
        }

        LookForPolicer(sample.Lost > 0, sample.IsApplicationLimited, isProbing, segmentBytes, sample.Now);
        var bandwidth = Bandwidth.Of(sample.TotalArrived - sample.PriorArrived, interval);
        if (!sample.IsApplicationLimited || bandwidth.Value >= _filter.Greatest.Value)
        {
            _filter.Add(_round, bandwidth);
        }

        _aggregation.OnAcknowledgment(sample, IsRoundStart, Bandwidth, windowSegments);
    }

    /// <summary>Looks whether the path is full.</summary>
    public void CheckFull(in DeliverySample sample)
    {
        if (IsFull || !IsRoundStart || sample.IsApplicationLimited)
        {
            return;
        }

        if (_filter.Greatest.Value >= _fullBandwidth.Value * 5 / 4)
        {
            _fullBandwidth = _filter.Greatest;
            _roundsAtFull = 0;
        }
        else
        {
            IsFull = ++_roundsAtFull >= RoundsUntilFull;
        }
    }

    /// <summary>Takes in the round trip.</summary>
    /// <returns>Whether what was known was ten seconds old.</returns>
    public bool TakeRoundTrip(SimTime now)
    {
        var isOld = now - _leastSeenAt > RoundTripMemory;
        if (_roundTrip is { } roundTrip && (isOld || LeastRoundTrip is not { } least || roundTrip < least))
        {
            LeastRoundTrip = roundTrip;
            _leastSeenAt = now;
        }

        _roundTrip = null;
        return isOld;
    }

    /// <summary>The least round trip is as good as new.</summary>
    public void RenewRoundTrip(SimTime now) => _leastSeenAt = now;

    /// <summary>What fits the path, with a gain in 256ths, in segments; the initial window while no round
    /// trip is known.</summary>
    public long Product(Bandwidth bandwidth, int gain) =>
        LeastRoundTrip is { } least ? bandwidth.SegmentsIn(least, gain) : 10;

    private void LookForPolicer(
        bool hasLoss, bool isLimited, bool isProbing, int segmentBytes, SimTime now) =>
        WasPoliced = _policer.OnAcknowledgment(
            hasLoss, isLimited, IsRoundStart, isProbing, rate, segmentBytes, now);
}
