using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>Watches the timers of an endpoint: since when each has run.</summary>
internal sealed class TimerWatch
{
    private readonly (SimTime Expiry, SimTime Since, TcpState State)[] _running =
        [.. Enum.GetValues<TcpTimer>().Select(static _ => (SimTime.Never, SimTime.Start, TcpState.Closed))];

    /// <summary>The endpoint has done what it could: which timers run now.</summary>
    public void Rest(SimTime now, TcpConnection tcp)
    {
        for (var i = 0; i < _running.Length; i++)
        {
            var expiry = tcp.Waits.ExpiryOf((TcpTimer)i);
            if (_running[i].Expiry != expiry)
            {
                _running[i] = (expiry, now, tcp.State);
            }
        }
    }

    /// <summary>Takes out the timers that fire now, with when and in which state they were set.</summary>
    public IEnumerable<(TcpTimer Timer, SimTime Since, TcpState State)> TakeDue(SimTime now)
    {
        for (var i = 0; i < _running.Length; i++)
        {
            var (expiry, since, state) = _running[i];
            if (expiry <= now)
            {
                _running[i].Expiry = SimTime.Never;
                yield return ((TcpTimer)i, since, state);
            }
        }
    }
}
