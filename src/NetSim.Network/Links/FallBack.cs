using NetSim.Engine;
using NetSim.Network.Tracing;
using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>Packets that are held back until so many others have overtaken them.</summary>
/// <param name="scheduler">The engine.</param>
/// <param name="spec">How far they fall back.</param>
/// <param name="flight">Carries them then.</param>
internal sealed class FallBack(IScheduler scheduler, Reordering spec, LooseFlight flight) : IEventTarget
{
    private readonly List<Held> _held = [];
    private long _last;

    /// <summary>How many are held back.</summary>
    public int Count => _held.Count;

    /// <summary>Whether a packet falls back.</summary>
    public bool Takes(in Packet packet, in LinkDraws draws) =>
        LinkDraws.Uniform(draws.Reordering, packet) < spec.Probability.Value;

    /// <summary>Holds a packet back.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="place">Its place in the trace; −1 without one.</param>
    /// <param name="at">When it would arrive.</param>
    public void Hold(in Packet packet, int place, SimTime at)
    {
        _held.Add(new Held(packet, place, at, spec.Distance, ++_last));
        scheduler.Schedule(at + spec.Timeout, this, _last);
    }

    /// <summary>Another packet sets out.</summary>
    /// <param name="at">When it arrives.</param>
    public void OnOvertaken(SimTime at)
    {
        for (var i = 0; i < _held.Count;)
        {
            var held = _held[i] with { Left = _held[i].Left - 1 };
            _held[i] = held;
            if (held.Left > 0)
            {
                i++;
                continue;
            }

            _held.RemoveAt(i);
            Release(held, SimTime.Max(at, held.At));
        }
    }

    /// <summary>Forgets all, for a run.</summary>
    public void Reset()
    {
        _held.Clear();
        _last = 0;
    }

    /// <inheritdoc/>
    void IEventTarget.OnEvent(long token)
    {
        for (var i = 0; i < _held.Count; i++)
        {
            if (_held[i].Token == token)
            {
                var held = _held[i];
                _held.RemoveAt(i);
                Release(held, scheduler.Now);
                return;
            }
        }
    }

    private void Release(in Held held, SimTime at)
    {
        flight.Send(held.Packet, at);
        held.Packet.Conversation.Tracer?.Settle(held.Place, at, LossCause.None, held.Packet.Segment.Ecn);
    }

    private readonly record struct Held(Packet Packet, int Place, SimTime At, int Left, long Token);
}
