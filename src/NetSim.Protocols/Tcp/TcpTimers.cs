using System.Runtime.CompilerServices;
using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>A table of deadlines: setting a timer writes a field, and nothing is ever cancelled
/// elsewhere.</summary>
/// <param name="wheel">How late timers expire.</param>
internal sealed class TcpTimers(TimerWheel wheel)
{
    private const int Count = (int)TcpTimer.TimeWait + 1;

    private Times _deadlines = new();
    private Times _expiries = new();

    /// <summary>The current time, told at each entry to the endpoint: a timer’s slot depends on how far off its deadline
    /// is.</summary>
    public SimTime Now { private get; set; }

    /// <summary>How late timers expire.</summary>
    public TimerWheel Wheel => wheel;

    /// <summary>When the first timer expires; null when none runs.</summary>
    public SimTime? Next
    {
        get
        {
            var next = SimTime.Never;
            foreach (var expiry in _expiries)
            {
                next = SimTime.Min(next, expiry);
            }

            return next == SimTime.Never ? null : next;
        }
    }

    /// <summary>When a timer is due; <see cref="SimTime.Never"/> while it is stopped.</summary>
    public SimTime this[TcpTimer timer] => _deadlines[(int)timer];

    /// <summary>When a timer expires; <see cref="SimTime.Never"/> while it is stopped.</summary>
    public SimTime ExpiryOf(TcpTimer timer) => _expiries[(int)timer];

    /// <summary>Whether a timer runs.</summary>
    public bool IsRunning(TcpTimer timer) => _deadlines[(int)timer] != SimTime.Never;

    /// <summary>Starts a timer, or moves it.</summary>
    public void Start(TcpTimer timer, SimTime deadline)
    {
        _deadlines[(int)timer] = deadline;
        _expiries[(int)timer] = wheel.ExpiryOf(deadline, Now);
    }

    /// <summary>Starts a timer that is never late.</summary>
    public void StartExact(TcpTimer timer, SimTime deadline)
    {
        _deadlines[(int)timer] = deadline;
        _expiries[(int)timer] = deadline;
    }

    /// <summary>Stops a timer.</summary>
    public void Stop(TcpTimer timer)
    {
        _deadlines[(int)timer] = SimTime.Never;
        _expiries[(int)timer] = SimTime.Never;
    }

    /// <summary>Stops all.</summary>
    public void StopAll()
    {
        _deadlines = new Times();
        _expiries = new Times();
    }

    /// <summary>Takes out the first timer, in the order of <see cref="TcpTimer"/>, that has expired; false when
    /// none has.</summary>
    public bool TryTakeDue(SimTime now, out TcpTimer timer)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_expiries[i] <= now)
            {
                timer = (TcpTimer)i;
                Stop(timer);
                return true;
            }
        }

        timer = default;
        return false;
    }

    // One for each of TcpTimer, at first stopped.
    [InlineArray(Count)]
    private struct Times
    {
        private SimTime _first;

        public Times()
        {
            ((Span<SimTime>)this).Fill(SimTime.Never);
        }
    }
}
