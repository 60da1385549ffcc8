// Read first: RFC 5382 (NAT and TCP), RFC 6146 §3.5.2 (state machine), RFC 7857 §2.
using System.Runtime.InteropServices;
using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network.Middleboxes;

/// <summary>A NAT or a firewall: lets pass what belongs to a connection that it has seen open, until it has heard nothing of
/// it for too long.</summary>
/// <param name="spec">What it is like.</param>
internal sealed class StatefulBox(MiddleboxSpec spec)
{
    private const int LeastToSweep = 1024;

    private readonly Dictionary<Conversation, TrackedConnection> _known = new(ReferenceEqualityComparer.Instance);
    private int _sweepAt = LeastToSweep;
    private SimTime _nextExpiry;

    /// <summary>What it is like.</summary>
    public MiddleboxSpec Spec => spec;

    /// <summary>Forgets all, for a run.</summary>
    public void Reset()
    {
        _known.Clear();
        (_sweepAt, _nextExpiry) = (LeastToSweep, SimTime.Start);
    }

    /// <summary>Decides about a packet.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="isOutbound">Whether it goes outside.</param>
    /// <param name="now">The current time.</param>
    public BoxVerdict Judge(in Packet packet, bool isOutbound, SimTime now)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrNullRef(_known, packet.Conversation);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref known))
        {
            if (now < known.ExpiresAt(spec))
            {
                known.Pass(packet, now);
                return BoxVerdict.Pass;
            }

            _known.Remove(packet.Conversation);
        }

        var segment = packet.Segment;
        if (segment.Has(TcpFlags.Syn) && !segment.Has(TcpFlags.Acknowledge))
        {
            return isOutbound || spec.Inbound == InboundPolicy.Allow ? Admit(packet, now) : spec.Inbound switch
            {
                InboundPolicy.Reset => BoxVerdict.Reset,
                InboundPolicy.Prohibit => BoxVerdict.Prohibit,
                _ => BoxVerdict.Drop,
            };
        }

        // Nobody answers a RST (RFC 9293 §3.5.2).
        return spec.OnExpiry == ExpiryAnswer.Reset && !segment.Has(TcpFlags.Reset) ? BoxVerdict.Reset : BoxVerdict.Drop;
    }

    private BoxVerdict Admit(in Packet packet, SimTime now)
    {
        if (_known.Count >= Math.Min(_sweepAt, spec.Connections) && now >= _nextExpiry)
        {
            Sweep(now);
        }

        if (_known.Count >= spec.Connections)
        {
            return BoxVerdict.Drop;
        }

        var tracked = default(TrackedConnection);
        tracked.Pass(packet, now);
        _known.Add(packet.Conversation, tracked);
        return BoxVerdict.Pass;
    }

    // Forgets what has expired. The order in which that happens shows nowhere.
    private void Sweep(SimTime now)
    {
        _nextExpiry = SimTime.Never;
        foreach (var (conversation, tracked) in _known)
        {
            var expiry = tracked.ExpiresAt(spec);
            if (expiry <= now)
            {
                _known.Remove(conversation);
            }
            else
            {
                _nextExpiry = SimTime.Min(_nextExpiry, expiry);
            }
        }

        _sweepAt = Math.Max(LeastToSweep, 2 * _known.Count);
    }
}
