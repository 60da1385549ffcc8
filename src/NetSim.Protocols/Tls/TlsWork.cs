using NetSim.Units;

namespace NetSim.Protocols.Tls;

/// <summary>The CPU work of one endpoint: one job at a time.</summary>
/// <param name="cpu">The processor of its host.</param>
/// <param name="isCharged">Whether work takes time.</param>
internal sealed class TlsWork(ICpu cpu, bool isCharged)
{
    // Work on a few bytes is put off until it is worth an event.
    private static readonly SimDuration LeastJob = 1.Microseconds;

    private SimDuration _debt;
    private bool _isDataPaid;

    /// <summary>When the job at hand is done; null: there is none.</summary>
    public SimTime? BusyUntil { get; private set; }

    /// <summary>Whether there is a job at hand.</summary>
    public bool IsBusy => BusyUntil is not null;

    /// <summary>Whether the job is or was the handshake’s own, not that of a record.</summary>
    public bool IsForHandshake { get; private set; }

    /// <summary>Begins a job.</summary>
    /// <param name="work">The CPU time it takes.</param>
    /// <param name="now">The current time.</param>
    /// <param name="isForHandshake">Whether it belongs to no record.</param>
    /// <param name="delay">For how long others make it wait after that.</param>
    /// <returns>Whether it takes time; otherwise it is done.</returns>
    public bool Begin(SimDuration work, SimTime now, bool isForHandshake, SimDuration delay = default)
    {
        IsForHandshake = isForHandshake;
        if (isCharged)
        {
            _debt += work;
            if (_debt >= LeastJob)
            {
                BusyUntil = cpu.Occupy(now, _debt) + delay;
                _debt = SimDuration.Zero;
                return true;
            }
        }

        BusyUntil = delay > SimDuration.Zero ? now + delay : null;
        return IsBusy;
    }

    /// <summary>Begins the job that a record makes.</summary>
    /// <returns>Whether it takes time; otherwise it is done.</returns>
    public bool Begin(in TlsRecord record, IHandshake handshake, SimTime now)
    {
        // A long message is judged when its last part is there.
        var cost = record.Type switch
        {
            TlsContentType.Alert => SimDuration.Zero,
            TlsContentType.ApplicationData => CostOf(record.ContentBytes, handshake.Choice),
            _ => record.EndsMessage ? handshake.CostOf(record) : SimDuration.Zero,
        };
        var delay = record.EndsMessage ? handshake.DelayOf(record) : SimDuration.Zero;
        return Begin(cost, now, isForHandshake: false, delay);
    }

    /// <summary>Begins to encrypt application data; when it is done, this is asked again, and says that nothing is left to
    /// do.</summary>
    /// <returns>Whether it takes time.</returns>
    public bool BeginData(long bytes, ServerChoice? choice, SimTime now)
    {
        if (_isDataPaid)
        {
            _isDataPaid = false;
            return false;
        }

        _isDataPaid = Begin(CostOf(bytes, choice), now, isForHandshake: false);
        return _isDataPaid;
    }

    /// <summary>The CPU time to encrypt or decrypt application data.</summary>
    private SimDuration CostOf(long bytes, ServerChoice? choice) =>
        isCharged && choice is not null ? Algorithms.Of(choice.Cipher).CostOf(bytes) : SimDuration.Zero;

    /// <summary>Ends the job at hand, if it is time.</summary>
    public bool TryFinish(SimTime now)
    {
        if (BusyUntil is not { } done || now < done)
        {
            return false;
        }

        BusyUntil = null;
        return true;
    }

    /// <summary>Forgets the job at hand.</summary>
    public void Cancel()
    {
        BusyUntil = null;
        _isDataPaid = false;
    }

    /// <summary>Begins again.</summary>
    public void Reset()
    {
        Cancel();
        _debt = SimDuration.Zero;
    }
}
