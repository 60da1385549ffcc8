// Read first: Barford and Crovella, Critical Path Analysis of TCP Transactions, SIGCOMM 2000; docs/explain.md.
using NetSim.Units;

namespace NetSim.Network.Explaining;

/// <summary>Walks from the end of a phase back to its beginning, from each event to what it was waiting for.</summary>
/// <param name="log">What happened.</param>
/// <param name="sink">Takes the stretches, the last first. Each ends where the one after it began.</param>
internal sealed class CriticalPath(CausalLog log, StretchSink sink)
{
    // Waits for a rule that are being walked through; the last began last.
    private readonly List<Hold> _holds = [];
    private SimTime _from;
    private SimTime _at;
    private int _node;

    // Whether the walk is at the end of a packet’s transmission, not at its arrival.
    private bool _isSent;

    /// <summary>Walks.</summary>
    public void Walk(Milestone milestone)
    {
        _from = milestone.From;
        _at = milestone.At;
        _node = milestone.Node;
        _isSent = false;
        _holds.Clear();
        Pass(log[_node].At, LatencyPart.Other);
        while (_at > _from)
        {
            Step();
        }
    }

    private void Step()
    {
        ref readonly var node = ref log[_node];
        switch (node.Kind)
        {
            case CausalKind.Start:
                throw new InvalidOperationException($"The critical path ends {_at - _from} after the beginning of the phase.");
            case CausalKind.Arrival:
                _node = node.Cause;
                break;
            case CausalKind.Wait:
                GoTo(node.Cause, node.Part);
                break;
            case CausalKind.Work:
                PassWork(node);
                break;
            case CausalKind.Sending:
                PassSending(node);
                break;
            case CausalKind.Crossing:
                PassCrossing(node);
                break;
        }
    }

    private void PassWork(in CausalNode node)
    {
        var job = log.JobOf(node);
        if (Pass(job.DoneAt, LatencyPart.Application) && Pass(job.BeginsAt, LatencyPart.Cpu))
        {
            GoTo(node.Cause, LatencyPart.CpuWait);
        }
    }

    private void PassSending(in CausalNode node)
    {
        if (node.Since >= 0 && node.IsOpaque)
        {
            GoTo(node.Since, node.Part);
            return;
        }

        if (node.Since >= 0)
        {
            Enter(new Hold(log[node.Since].At, node.Since, node.Part));
        }

        GoTo(node.Cause, LatencyPart.Other);
    }

    private void PassCrossing(in CausalNode node)
    {
        var crossing = log.CrossingOf(node);
        if (!_isSent && !(Pass(crossing.SentAt + crossing.Delay, LatencyPart.ExtraDelay)
            && Pass(crossing.SentAt, LatencyPart.Propagation)))
        {
            return;
        }

        _isSent = false;
        if (!Pass(crossing.StartsAt, LatencyPart.Serialization))
        {
            return;
        }

        // The link was busy. With a packet of this connection: then that is what was waited for.
        if (node.Since >= 0 && log.CrossingOf(log[node.Since]).SentAt is var sent && node.At < sent && sent <= _at)
        {
            if (Pass(sent, LatencyPart.Queueing))
            {
                _node = node.Since;
                _isSent = true;
            }
        }
        else if (Pass(node.At, LatencyPart.Queueing))
        {
            _node = node.Cause;
        }
    }

    private void GoTo(int cause, LatencyPart part)
    {
        if (Pass(log[cause].At, part))
        {
            _node = cause;
        }
    }

    // Goes back to a time. Returns false where the walk went elsewhere on the way: to the beginning of the phase, or to
    // where the data that a rule held was ready.
    private bool Pass(SimTime to, LatencyPart part)
    {
        var end = _holds.Count > 0 ? SimTime.Max(_holds[^1].Since, _from) : _from;
        var stop = SimTime.Max(to, end);
        if (stop < _at)
        {
            sink(new Stretch(stop, _at, Ruled(part), part, _node));
            _at = stop;
        }

        if (_at > end)
        {
            return true;
        }

        if (_at > _from)
        {
            _node = _holds[^1].Ready;
            _isSent = false;
            _holds.RemoveAt(_holds.Count - 1);
        }

        return false;
    }

    // A wait within a wait that began no later than that one is never walked to its beginning.
    private void Enter(in Hold hold)
    {
        if (_holds.Count > 0 && hold.Since <= _holds[^1].Since)
        {
            _holds[^1] = _holds[^1] with { Rule = hold.Rule };
        }
        else
        {
            _holds.Add(hold);
        }
    }

    // On links, what was waited for is what the rule asked for; timers, cores and applications keep their names.
    private LatencyPart Ruled(LatencyPart part) => part is LatencyPart.Propagation or LatencyPart.Serialization
        or LatencyPart.Queueing or LatencyPart.ExtraDelay && _holds.Count > 0 ? _holds[^1].Rule : part;

    private readonly record struct Hold(SimTime Since, int Ready, LatencyPart Rule);
}
