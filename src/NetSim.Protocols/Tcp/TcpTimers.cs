using NetSim.Units;

namespace NetSim.Protocols.Tcp;

/// <summary>A table of deadlines: setting a timer writes a field, and nothing is ever cancelled
/// elsewhere.</summary>
internal sealed class TcpTimers
{
    private const int Count = (int)TcpTimer.TimeWait + 1;

    private readonly SimTime[] _deadlines = [SimTime.Never, SimTime.Never, SimTime.Never, SimTime.Never];

    /// <summary>The first deadline; null when no timer runs.</summary>
    public SimTime? Next
    {
        get
        {
            var next = SimTime.Never;
            foreach (var deadline in _deadlines)
            {
                next = SimTime.Min(next, deadline);
            }

            return next == SimTime.Never ? null : next;
        }
    }

    /// <summary>When a timer expires; <see cref="SimTime.Never"/> while it is stopped.</summary>
    public SimTime this[TcpTimer timer] => _deadlines[(int)timer];

    /// <summary>Whether a timer runs.</summary>
    public bool IsRunning(TcpTimer timer) => _deadlines[(int)timer] != SimTime.Never;

    /// <summary>Starts a timer, or moves it.</summary>
    public void Start(TcpTimer timer, SimTime deadline) => _deadlines[(int)timer] = deadline;

    /// <summary>Stops a timer.</summary>
    public void Stop(TcpTimer timer) => _deadlines[(int)timer] = SimTime.Never;

    /// <summary>Stops all.</summary>
    public void StopAll() => Array.Fill(_deadlines, SimTime.Never);

    /// <summary>Takes out the first timer, in the order of <see cref="TcpTimer"/>, that is due; false when
    /// none is.</summary>
    public bool TryTakeDue(SimTime now, out TcpTimer timer)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_deadlines[i] <= now)
            {
                _deadlines[i] = SimTime.Never;
                timer = (TcpTimer)i;
                return true;
            }
        }

        timer = default;
        return false;
    }
}
