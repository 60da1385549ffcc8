// Read first: RFC 9438; Linux net/ipv4/tcp_cubic.c, which counts in the same whole numbers.
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>CUBIC: after a loss cwnd grows with the cube of time towards where the loss was, and on
/// beyond.</summary>
/// <param name="isPaced">Whether sending is paced.</param>
/// <param name="usesHyStart">Whether HyStart may end slow start.</param>
internal sealed class Cubic(bool isPaced = false, bool usesHyStart = true) : ICongestionControl
{
    // RFC 9438 §4.6: β = 0.7, here 717/1024.
    private const int Beta = 717;
    private const int BetaScale = 1024;

    // RFC 9438 §5: C = 0.4, here 410/1024.
    private const int CubeScale = 410;

    // Time counts in 1/1024 s; so C·t³ has to be shifted by 10 for C and 30 for t³.
    private const int TimeBits = 10;
    private const int CubeBits = 10 + 3 * TimeBits;

    // A curve beyond all windows: its cube still fits 63 bits.
    private const long FarthestOffset = 1L << 17;

    // RFC 9438 §4.3: Reno’s window grows by α = 3·(1 − β)/(1 + β) of a segment a round trip, so that one
    // comes for 15/8 windows.
    private const int FriendlyScale = 8 * (BetaScale + Beta) / 3 / (BetaScale - Beta);

    // cwnd is looked at anew when it has changed, or after so long.
    private static readonly SimDuration UpdateInterval = new(1_000_000_000 / 32);

    // Samples soon after a reduction may hold the queue that led to it.
    private static readonly SimDuration SampleHoliday = 1.Seconds;

    private readonly CongestionWindow _window = new();
    private readonly HyStart _hyStart = new(isPaced);

    // cnt, last_max_cwnd, last_cwnd, last_time, bic_origin_point, bic_K, epoch_start, ack_cnt, tcp_cwnd.
    private long _every;
    private int _maximum;
    private int _lastSegments;
    private SimTime _lastUpdate;
    private long _origin;
    private long _timeToOrigin;
    private SimTime? _epoch;
    private long _acknowledged;
    private long _friendly;
    private SimDuration? _leastRoundTrip;

    /// <inheritdoc/>
    public int WindowSegments => _window.Segments;

    /// <inheritdoc/>
    public int SlowStartThresholdSegments => _window.Threshold;

    /// <inheritdoc/>
    public void OnEstablished(
        int windowSegments, int segmentBytes, SimDuration? smoothed, SequenceNumber next, SimTime now)
    {
        _window.Begin(windowSegments);
        Forget();
        _hyStart.SegmentBytes = segmentBytes;
        _hyStart.Begin(next, now);
    }

    /// <inheritdoc/>
    public void OnRoundTrip(in RoundTripSample sample)
    {
        if (_epoch is { } epoch && sample.Now - epoch < SampleHoliday)
        {
            return;
        }

        var least = SimDuration.Min(_leastRoundTrip ?? sample.RoundTrip, sample.RoundTrip);
        _leastRoundTrip = least;
        if (usesHyStart && _window.IsInSlowStart && _hyStart.IsEnd(sample, least, _window.Segments))
        {
            _window.EndSlowStart();
        }
    }

    /// <inheritdoc/>
    public void OnAcknowledged(int segments, bool isLimited, SimTime now)
    {
        if (!isLimited)
        {
            return;
        }

        var left = _window.IsInSlowStart ? _window.SlowStart(segments) : segments;
        if (left > 0)
        {
            Update(left, now);
            _window.Avoid(_every, left);
        }
    }

    /// <inheritdoc/>
    // RFC 9438 §4.2.1: time in which the application sent nothing is no time.
    public void OnTransmissionStart(SimDuration idle, SimTime now)
    {
        if (_epoch is { } epoch && idle > SimDuration.Zero)
        {
            _epoch = SimTime.Min(epoch + idle, now);
        }
    }

    /// <inheritdoc/>
    // Deviation from RFC 9438 §4.6: ssthresh follows from cwnd, not from what is in flight (Linux).
    public void OnRecoveryBegins()
    {
        _epoch = null;

        // RFC 9438 §4.7: fast convergence.
        var segments = _window.Segments;
        _maximum = segments < _maximum
            ? (int)((long)segments * (BetaScale + Beta) / (2 * BetaScale))
            : segments;
        _window.Reduce((long)segments * Beta / BetaScale);
    }

    /// <inheritdoc/>
    public void OnRecoveryEnds() => _window.EndReduction();

    /// <inheritdoc/>
    // RFC 9438 §4.8: and all that was learnt is forgotten (Linux).
    public void OnTimeout(bool isFirst, int inFlight, SequenceNumber next, SimTime now)
    {
        if (isFirst)
        {
            OnRecoveryBegins();
        }

        Forget();
        _hyStart.Begin(next, now);
        _window.Collapse(inFlight);
    }

    /// <inheritdoc/>
    public void SetWindow(int segments) => _window.Set(segments);

    /// <inheritdoc/>
    // Deviation from RFC 9438 §4.9: of the curve nothing is restored (Linux).
    public void Undo(int windowSegments, int thresholdSegments) =>
        _window.Undo(windowSegments, thresholdSegments);

    /// <inheritdoc/>
    public void Decay(int windowSegments) => _window.Decay(windowSegments);

    private void Forget()
    {
        _every = 0;
        _maximum = 0;
        _lastSegments = 0;
        _lastUpdate = SimTime.Start;
        _origin = 0;
        _timeToOrigin = 0;
        _epoch = null;
        _acknowledged = 0;
        _friendly = 0;
        _leastRoundTrip = null;
    }

    // For how many acknowledged segments cwnd grows by one.
    private void Update(int acknowledged, SimTime now)
    {
        var segments = _window.Segments;
        _acknowledged += acknowledged;
        if (_lastSegments == segments && now - _lastUpdate <= UpdateInterval)
        {
            return;
        }

        _lastSegments = segments;
        _lastUpdate = now;
        var epoch = _epoch ?? BeginEpoch(acknowledged, now);
        var target = TargetAt(now - epoch + (_leastRoundTrip ?? SimDuration.Zero));
        _every = target > segments ? segments / (target - segments) : 100L * segments;
        if (_maximum == 0)
        {
            // RFC 9438 §4.10: nothing is known of the path yet; 5 % a round trip at least.
            _every = Math.Min(_every, 20);
        }

        // RFC 9438 §4.3: never slower than Reno.
        var renoPace = segments * FriendlyScale / 8;
        while (_acknowledged > renoPace)
        {
            _acknowledged -= renoPace;
            _friendly++;
        }

        if (_friendly > segments)
        {
            _every = Math.Min(_every, segments / (_friendly - segments));
        }

        // RFC 9438 §4.4: at most by half in a round trip.
        _every = Math.Max(_every, 2);
    }

    private SimTime BeginEpoch(int acknowledged, SimTime now)
    {
        var segments = _window.Segments;
        _epoch = now;
        _acknowledged = acknowledged;
        _friendly = segments;

        // RFC 9438 §4.2, figure 2: K = ∛((W_max − cwnd) / C).
        _origin = Math.Max(_maximum, segments);
        _timeToOrigin = CubeRoot((1L << CubeBits) / CubeScale * (_origin - segments));
        return now;
    }

    // RFC 9438 §4.2, figure 1: W_max + C·(t − K)³.
    private long TargetAt(SimDuration time)
    {
        var offset = (time.Nanoseconds << TimeBits) / 1_000_000_000 - _timeToOrigin;
        var distance = Math.Min(Math.Abs(offset), FarthestOffset);
        var delta = (CubeScale * distance * distance * distance) >> CubeBits;
        return offset < 0 ? _origin - delta : _origin + delta;
    }

    // The greatest whole number whose cube is no more than the value; bit by bit, so that it is the same
    // everywhere.
    private static long CubeRoot(long value)
    {
        var root = 0L;
        for (var bit = 1L << 20; bit > 0; bit >>= 1)
        {
            var next = root | bit;
            if (next * next * next <= value)
            {
                root = next;
            }
        }

        return root;
    }
}
