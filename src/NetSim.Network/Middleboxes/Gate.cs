using NetSim.Network.Tracing;
using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network.Middleboxes;

/// <summary>What packets meet in a node between two links: it may change them, or not let them pass.</summary>
internal sealed class Gate
{
    private readonly RewriteSpec? _rewrite;
    private readonly StatefulBox? _firewall;
    private readonly StatefulBox? _nat;

    private Gate(HostSpec spec)
    {
        _rewrite = spec.Rewrite;
        _firewall = spec.Firewall is { } firewall ? new StatefulBox(firewall) : null;
        _nat = spec.Nat is { } nat ? new StatefulBox(nat) : null;
    }

    /// <summary>The gate of a node; null where everything passes as it is.</summary>
    public static Gate? Of(HostSpec spec) =>
        spec is { Rewrite: null, Firewall: null, Nat: null } ? null : new Gate(spec);

    /// <summary>Forgets all, for a run.</summary>
    public void Reset()
    {
        _firewall?.Reset();
        _nat?.Reset();
    }

    /// <summary>A packet comes from a link and goes to another.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="from">Where it comes from.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="now">The current time.</param>
    public void Pass(in Packet packet, Link from, Link to, SimTime now)
    {
        if (packet.Interjection is not null)
        {
            // ICMP errors and resets about what it knows, or says itself.
            to.Send(packet);
            return;
        }

        var passing = _rewrite is null ? packet : Rewritten(packet, _rewrite);
        if (IsStopped(_firewall, passing, from, to, now) || IsStopped(_nat, passing, from, to, now))
        {
            return;
        }

        to.Send(passing);
    }

    private static Packet Rewritten(in Packet packet, RewriteSpec rewrite)
    {
        var segment = Rewriter.Apply(rewrite, packet.Segment);
        return packet with { Segment = segment, SegmentBytes = segment.HeaderBytes + segment.PayloadBytes };
    }

    // What goes from inside to inside, it does not look at.
    private static bool IsStopped(StatefulBox? box, in Packet packet, Link from, Link to, SimTime now)
    {
        var isOutbound = to.GroupName == box?.Spec.Outside;
        if (box is null || (!isOutbound && from.GroupName != box.Spec.Outside))
        {
            return false;
        }

        var verdict = box.Judge(packet, isOutbound, now);
        if (verdict == BoxVerdict.Pass)
        {
            return false;
        }

        to.Refuse(packet, box.Spec.IsNat ? LossCause.NoMapping : LossCause.Filtered);
        var reporter = packet.Conversation.Reporter;
        if (verdict == BoxVerdict.Reset)
        {
            reporter.Reset(packet, to.Tail);
        }
        else if (verdict == BoxVerdict.Prohibit)
        {
            reporter.Report(packet, to.Tail, IcmpKind.Prohibited, mtu: 0);
        }

        return true;
    }
}
