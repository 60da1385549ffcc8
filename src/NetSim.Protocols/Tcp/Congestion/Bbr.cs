// Read first: draft-cardwell-iccrg-bbr-congestion-control-00 (version 1); Linux tcp_bbr.c.
using NetSim.Units;

namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>BBR version 1: sends at the bandwidth that the path has shown, with about twice of what fits the
/// path in flight; a loss alone does not slow it down.</summary>
/// <param name="rate">Measures what the path delivers.</param>
internal sealed class Bbr(DeliveryRate rate) : ICongestionControl
{
    // Gains in 256ths: 2/ln 2, its inverse, and 2.
    private const int Unit = 256;
    private const int HighGain = Unit * 2885 / 1000 + 1;
    private const int DrainGain = Unit * 1000 / 2885;
    private const int WindowGain = 2 * Unit;

    // bbr_pacing_margin_percent, bbr_probe_rtt_mode_ms.
    private const int MarginPercent = 1;
    private static readonly SimDuration ProbeLength = 200.Milliseconds;

    private readonly BbrModel _model = new(rate);
    private readonly BbrWindow _window = new();
    private readonly BbrCycle _cycle = new();
    private int _segmentBytes = 536;
    private int _pacingGain = HighGain;
    private int _windowGain = HighGain;

    private SimDuration? _smoothed;
    private bool _hasPaceFromRoundTrip;

    // The look at the least round trip.
    private SimTime? _probeEnds;
    private bool _hasProbedRound;
    private bool _isRestart;

    /// <summary>What it is about now.</summary>
    public BbrMode Mode { get; private set; }

    /// <inheritdoc/>
    public int WindowSegments => _window.Window.Segments;

    /// <inheritdoc/>
    public int SlowStartThresholdSegments => _window.Window.Threshold;

    /// <inheritdoc/>
    public bool RulesAlone => true;

    /// <inheritdoc/>
    public long? PacingBytesPerSecond { get; private set; }

    /// <inheritdoc/>
    public void OnEstablished(
        int windowSegments, int segmentBytes, SimDuration? smoothed, SequenceNumber next, SimTime now)
    {
        _window.Window.Begin(windowSegments);
        _segmentBytes = segmentBytes;
        _cycle.Draw(next);
        _smoothed = smoothed;
        _model.Begin(smoothed, now);
        Mode = BbrMode.Startup;
        PaceFromRoundTrip();
    }

    /// <inheritdoc/>
    public void OnRoundTrip(in RoundTripSample sample)
    {
        _smoothed = sample.Smoothed ?? sample.RoundTrip;
        _model.OnRoundTrip(sample.RoundTrip);
    }

    /// <inheritdoc/>
    public void OnAcknowledged(int segments, bool isLimited, SimTime now)
    {
    }

    /// <inheritdoc/>
    public void OnTransmissionStart(SimDuration idle, SimTime now)
    {
        if (!rate.IsApplicationLimited)
        {
            return;
        }

        _isRestart = true;
        _model.OnRestart(now);
        switch (Mode)
        {
            case BbrMode.ProbeBandwidth: SetPace(Unit); break;
            case BbrMode.ProbeRoundTrip: EndProbeIfDone(now); break;
        }
    }

    /// <inheritdoc/>
    public void OnRecoveryBegins()
    {
        _window.Save(Mode == BbrMode.ProbeRoundTrip);
        _window.OnRecoveryBegins();
    }

    /// <inheritdoc/>
    public void OnRecoveryEnds()
    {
    }

    /// <inheritdoc/>
    public void OnTimeout(bool isFirst, int inFlight, SequenceNumber next, SimTime now)
    {
        if (isFirst)
        {
            _window.Save(Mode == BbrMode.ProbeRoundTrip);
        }

        _window.OnTimeout(inFlight);
        _model.OnTimeout(Mode == BbrMode.ProbeBandwidth, _segmentBytes, now);
        if (_model.WasPoliced)
        {
            BeginProbingBandwidth(now);
        }
    }

    /// <inheritdoc/>
    public void SetWindow(int segments)
    {
    }

    /// <inheritdoc/>
    public void Undo(int windowSegments, int thresholdSegments) => _model.OnUndo();

    /// <inheritdoc/>
    public void Decay(int windowSegments)
    {
    }

    /// <inheritdoc/>
    public void OnDelivery(in DeliverySample sample)
    {
        _model.TakeBandwidth(sample, Mode == BbrMode.ProbeBandwidth, WindowSegments, _segmentBytes);
        if (_model.WasPoliced)
        {
            BeginProbingBandwidth(sample.Now);
        }

        if (Mode == BbrMode.ProbeBandwidth && IsTurnOver(sample))
        {
            _cycle.Advance(sample.Now);
        }

        _model.CheckFull(sample);
        CheckDrained(sample);
        CheckRoundTrip(sample);
        (_pacingGain, _windowGain) = Mode switch
        {
            BbrMode.Startup => (HighGain, HighGain),
            BbrMode.Drain => (DrainGain, HighGain),
            BbrMode.ProbeBandwidth => (_model.IsPoliced ? Unit : _cycle.Gain, WindowGain),
            BbrMode.ProbeRoundTrip => (Unit, Unit),
        };
        SetPace(_pacingGain);
        UpdateWindow(sample);
    }

    // Each gain lasts a round trip; more until it shows in what is in flight, less only until the queue is
    // gone.
    private bool IsTurnOver(in DeliverySample sample)
    {
        var isLong = _model.LeastRoundTrip is not { } least || sample.Now - _cycle.Since > least;
        if (_pacingGain == Unit)
        {
            return isLong;
        }

        var inFlight = InFlightAtNextSend(sample, sample.PriorInFlight);
        return _pacingGain > Unit
            ? isLong && (sample.Lost > 0 || inFlight >= Fit(_pacingGain, sample))
            : isLong || inFlight <= Fit(Unit, sample);
    }

    private void CheckDrained(in DeliverySample sample)
    {
        if (Mode == BbrMode.Startup && _model.IsFull)
        {
            Mode = BbrMode.Drain;
            _window.Window.Reduce(Fit(Unit, sample));
        }

        if (Mode == BbrMode.Drain && InFlightAtNextSend(sample, sample.InFlight) <= Fit(Unit, sample))
        {
            BeginProbingBandwidth(sample.Now);
        }
    }

    private void BeginProbingBandwidth(SimTime now)
    {
        Mode = BbrMode.ProbeBandwidth;
        _cycle.Begin(now);
    }

    private void CheckRoundTrip(in DeliverySample sample)
    {
        if (_model.TakeRoundTrip(sample.Now) && !_isRestart && Mode != BbrMode.ProbeRoundTrip)
        {
            _window.Save(isProbing: false);
            Mode = BbrMode.ProbeRoundTrip;
            _probeEnds = null;
        }

        if (Mode == BbrMode.ProbeRoundTrip)
        {
            Probe(sample);
        }

        _isRestart &= sample.TotalArrived <= sample.PriorArrived;
    }

    // Almost nothing in flight for 200 ms and a round trip.
    private void Probe(in DeliverySample sample)
    {
        rate.OnApplicationLimited(sample.InFlight);
        if (_probeEnds is null)
        {
            if (sample.InFlight <= BbrWindow.Least)
            {
                _probeEnds = sample.Now + ProbeLength;
                _hasProbedRound = false;
                _model.BeginRound(sample.TotalArrived);
            }

            return;
        }

        _hasProbedRound |= _model.IsRoundStart;
        if (_hasProbedRound)
        {
            EndProbeIfDone(sample.Now);
        }
    }

    private void EndProbeIfDone(SimTime now)
    {
        if (now > _probeEnds)
        {
            _model.RenewRoundTrip(now);
            _window.Restore();
            _cycle.Begin(now);
            Mode = _model.IsFull ? BbrMode.ProbeBandwidth : BbrMode.Startup;
        }
    }

    private void UpdateWindow(in DeliverySample sample)
    {
        var target = _model.Product(_model.Bandwidth, _windowGain) + _model.AggregatedSegments;
        if (_window.Update(sample, Budget(target, sample), _model.IsFull, _model.IsRoundStart))
        {
            _model.BeginRound(sample.TotalArrived);
        }

        if (Mode == BbrMode.ProbeRoundTrip)
        {
            _window.Window.Set(Math.Min(WindowSegments, BbrWindow.Least));
        }
    }

    private void SetPace(int gain)
    {
        if (!_hasPaceFromRoundTrip && _smoothed is not null)
        {
            PaceFromRoundTrip();
        }

        var pace = Pace(_model.Bandwidth, gain);
        if (_model.IsFull || pace > PacingBytesPerSecond)
        {
            PacingBytesPerSecond = pace;
        }
    }

    // The window in a round trip, 1 ms while none is known, with the high gain.
    private void PaceFromRoundTrip()
    {
        _hasPaceFromRoundTrip = _smoothed is not null;
        PacingBytesPerSecond = Pace(Bandwidth.Of(WindowSegments, _smoothed ?? 1.Milliseconds), HighGain);
    }

    private long Pace(Bandwidth bandwidth, int gain) =>
        bandwidth.BytesPerSecond(_segmentBytes, gain) * (100 - MarginPercent) / 100;

    private long Fit(int gain, in DeliverySample sample) =>
        Budget(_model.Product(_model.Greatest, gain), sample);

    private long Budget(long segments, in DeliverySample sample) => BbrWindow.Budget(
        segments, sample.BurstSegments, isAskingForMore: Mode == BbrMode.ProbeBandwidth && _cycle.IsAsking);

    // What will be left of it when the next burst goes, that one included if more is wanted.
    private long InFlightAtNextSend(in DeliverySample sample, int inFlight)
    {
        var wait = SimDuration.Max(sample.NextSendAt - sample.Now, SimDuration.Zero);
        var then = (long)inFlight + (_pacingGain > Unit ? sample.BurstSegments : 0);
        return Math.Max(0, then - _model.Bandwidth.SegmentsIn(wait));
    }
}
