using NetSim.Engine;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>Opens the connections of one specification as their times come.</summary>
/// <remarks>Only the next opening is an event, so a million that are to come cost nothing yet.</remarks>
/// <param name="scheduler">The engine.</param>
/// <param name="plan">What is the same for all of them.</param>
internal sealed class Arrivals(IScheduler scheduler, ConversationPlan plan) : IEventTarget
{
    private readonly List<Conversation> _opened = [];
    private readonly RandomStream _gaps = new(0);
    private KeyedRandom _sequences;
    private Tracing.RunTrace? _trace;
    private int _run;
    private SimTime _end;
    private bool _isExplained;
    private double _poissonSeconds;

    /// <summary>All that opened so far, in order.</summary>
    public IReadOnlyList<Conversation> Opened => _opened;

    private StartSpec Spec => plan.Spec.Start;

    /// <summary>Begins a run.</summary>
    /// <param name="streams">Its randomness.</param>
    /// <param name="run">Its number.</param>
    /// <param name="end">When it ends.</param>
    /// <param name="trace">Its trace; null for none.</param>
    /// <param name="isExplained">Whether it is to be known where the time goes.</param>
    public void Begin(RandomStreams streams, int run, SimTime end, Tracing.RunTrace? trace, bool isExplained = false)
    {
        _opened.Clear();
        streams.Restart(_gaps, $"arrivals {plan.Spec.Name}");
        _sequences = streams.Keyed($"initial sequence numbers {plan.Spec.Name}");
        _run = run;
        _trace = trace;
        _isExplained = isExplained;
        _end = Spec.Until is { } until ? SimTime.Min(end, SimTime.Start + until) : end;
        _poissonSeconds = 0;
        ScheduleNext();
    }

    /// <inheritdoc/>
    void IEventTarget.OnEvent(long token)
    {
        var conversation = new Conversation(scheduler, plan, _run, _opened.Count, _sequences, _trace, _isExplained);
        _opened.Add(conversation);
        ScheduleNext();
        conversation.Open();
    }

    private void ScheduleNext()
    {
        if (_opened.Count >= (Spec.Count ?? int.MaxValue))
        {
            return;
        }

        var at = SimTime.Start + Spec.First;
        if (Spec.PoissonPerSecond is { } rate)
        {
            // Summed in seconds, so that rounding to nanoseconds does not add up.
            _poissonSeconds -= Math.Log(1 - _gaps.NextUniform()) / rate;
            at += new SimDuration((long)Math.Min(_poissonSeconds * 1e9, long.MaxValue / 4));
        }
        else if (Spec.Every is { } gap)
        {
            at += gap * _opened.Count;
        }

        if (at < _end || (at == _end && Spec.Until is null))
        {
            scheduler.Schedule(at, this);
        }
    }
}
