using NetSim.Engine;
using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>A transmitter behind a queue whose discipline decides at each turn which packet is sent.</summary>
/// <param name="scheduler">The engine.</param>
/// <param name="discipline">The queue.</param>
/// <param name="pacer">The rate.</param>
/// <param name="link">Takes what was sent.</param>
internal sealed class ManagedQueue(IScheduler scheduler, IQueueDiscipline discipline, IPacer pacer, Link link) : IEventTarget
{
    private IPacer _pacer = pacer;
    private QueuedPacket _sending;
    private SimTime _startedAt;
    private bool _isBusy;

    /// <summary>How many wait or are being sent.</summary>
    public int Count => discipline.Count + (_isBusy ? 1 : 0);

    /// <summary>Puts a packet into the queue.</summary>
    public void Enter(in QueuedPacket item)
    {
        discipline.Enqueue(item, scheduler.Now);
        if (!_isBusy)
        {
            StartNext();
        }
    }

    /// <summary>Changes the rate, for packets whose transmission begins from now on.</summary>
    public void Pace(IPacer rate) => _pacer = rate;

    /// <summary>Empties it, for a run.</summary>
    public void Reset(in LinkDraws draws)
    {
        discipline.Reset(draws);
        _pacer.Reset();
        _isBusy = false;
        _sending = default;
    }

    /// <inheritdoc/>
    void IEventTarget.OnEvent(long token)
    {
        var sent = _sending;
        _isBusy = false;
        link.Launch(sent, _startedAt, scheduler.Now);
        if (!_isBusy)
        {
            StartNext();
        }
    }

    private void StartNext()
    {
        var now = scheduler.Now;
        if (discipline.TryDequeue(now, out _sending))
        {
            _isBusy = true;
            _startedAt = now;
            var finish = _pacer.Finish(now, _sending.Bytes);
            discipline.OnTransmission(finish - now);
            scheduler.Schedule(finish, this);
        }
    }
}
