using NetSim.Engine;
using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>Packets that travel each on its own, so that one may overtake another.</summary>
/// <param name="scheduler">The engine.</param>
/// <param name="counters">Counts what arrives.</param>
internal sealed class LooseFlight(IScheduler scheduler, LinkCounters counters) : IEventTarget
{
    private readonly List<Packet> _packets = [];
    private readonly Stack<int> _free = new();

    /// <summary>How many there are.</summary>
    public int Count => _packets.Count - _free.Count;

    /// <summary>Sends a packet.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="at">When it arrives.</param>
    public void Send(in Packet packet, SimTime at)
    {
        if (_free.TryPop(out var place))
        {
            _packets[place] = packet;
        }
        else
        {
            place = _packets.Count;
            _packets.Add(packet);
        }

        scheduler.Schedule(at, this, place);
    }

    /// <summary>Forgets all, for a run.</summary>
    public void Reset()
    {
        _packets.Clear();
        _free.Clear();
    }

    /// <inheritdoc/>
    void IEventTarget.OnEvent(long token)
    {
        var packet = _packets[(int)token];
        _free.Push((int)token);
        counters.Delivered++;
        packet.Conversation.Deliver(packet, isFollowed: false);
    }
}
