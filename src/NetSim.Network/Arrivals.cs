using NetSim.Engine;
using NetSim.Network.Explaining;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>Opens the connections of one specification as their times come, and keeps what became of them.</summary>
/// <remarks>Only the next opening is an event, or the next of each user, so a million that are to come cost nothing yet. Of
/// a connection that is over, its record is all that is kept.</remarks>
/// <param name="scheduler">The engine.</param>
/// <param name="plans">What is the same for all of them, for each client and each server that it may go to.</param>
/// <param name="servers">How many servers there are.</param>
internal sealed class Arrivals(IScheduler scheduler, ConversationPlan[] plans, int servers) : IEventTarget
{
    // Opened without a limit of their own, so that users who never wait come to an end.
    private const int MostInstances = 1_000_000;

    private readonly List<Conversation?> _going = [];
    private readonly List<ConnectionRecord?> _over = [];
    private readonly ConnectionSpec _spec = plans[0].Spec;
    private readonly WorkloadDraws _draws = plans[0].Draws;
    private readonly int[] _visits = new int[plans[0].Spec.Start.Users ?? 0];
    private readonly RandomStream _gaps = new(0);
    private KeyedRandom _sequences;
    private Tracing.RunTrace? _trace;
    private int _run;
    private SimTime _end;
    private ExplanationDetail _detail;
    private double _poissonSeconds;
    private int _opened;

    /// <summary>How many of those that opened are not over.</summary>
    public int Going { get; private set; }

    /// <summary>The record of each that opened, in order.</summary>
    public IEnumerable<ConnectionRecord> Records => _over.Select((record, at) => record ?? _going[at]!.ToRecord());

    private StartSpec Spec => _spec.Start;

    /// <summary>Begins a run.</summary>
    /// <param name="streams">Its randomness.</param>
    /// <param name="run">Its number.</param>
    /// <param name="end">When it ends.</param>
    /// <param name="trace">Its trace; null for none.</param>
    /// <param name="detail">What is to be known of where the time goes.</param>
    public void Begin(RandomStreams streams, int run, SimTime end, Tracing.RunTrace? trace, ExplanationDetail detail)
    {
        _going.Clear();
        _over.Clear();
        Going = 0;
        _opened = 0;
        Array.Clear(_visits);
        _draws.Begin(streams);
        streams.Restart(_gaps, $"arrivals {_spec.Name}");
        _sequences = streams.Keyed($"initial sequence numbers {_spec.Name}");
        _run = run;
        _trace = trace;
        _detail = detail;
        _end = Spec.Until is { } until ? SimTime.Min(end, SimTime.Start + until) : end;
        _poissonSeconds = 0;
        if (Spec.Users is null)
        {
            ScheduleNext();
        }

        for (var user = 0; user < _visits.Length; user++)
        {
            ScheduleUser(user, SimTime.Start + Spec.First + new SimDuration(Spec.Ramp.Nanoseconds / _visits.Length * user));
        }
    }

    /// <inheritdoc/>
    void IEventTarget.OnEvent(long token)
    {
        if (Spec.Users is not null)
        {
            OpenFor((int)token);
            return;
        }

        var conversation = Add(user: null, RandomStreams.OwnerOf(_spec.Name, _opened));
        ScheduleNext();
        Open(conversation);
    }

    /// <summary>The client of a connection has nothing more to do: its user goes on.</summary>
    public void OnClientDone(Conversation conversation)
    {
        if (conversation.User is { } user)
        {
            ScheduleUser(user, scheduler.Now + _draws.Think(Spec.Think, conversation.RandomOwner));
        }
    }

    /// <summary>A host has crashed.</summary>
    public void OnCrash(Host host)
    {
        // In the order in which they opened; what opens because of it comes behind them.
        for (int i = 0, count = _going.Count; i < count; i++)
        {
            _going[i]?.OnCrash(host);
        }
    }

    /// <summary>Nothing happens to a connection any more, or something late did.</summary>
    public void Keep(Conversation conversation)
    {
        if (_spec.IsSynFlood)
        {
            return;
        }

        Going -= _over[conversation.Instance] is null ? 1 : 0;
        _over[conversation.Instance] = conversation.ToRecord();
        _going[conversation.Instance] = null;
    }

    private Conversation Add(int? user, ulong owner)
    {
        var client = (user ?? _opened) % (plans.Length / servers);
        var server = servers == 1 ? 0 : _spec.Balance == Balance.Random ? _draws.Server(owner, servers) : _opened % servers;
        var plan = plans[(client * servers) + server];
        var conversation = new Conversation(scheduler, plan, this, (_run, _opened++), user, owner, _sequences, _trace, _detail);
        if (!_spec.IsSynFlood)
        {
            _going.Add(conversation);
            _over.Add(null);
            Going++;
        }

        return conversation;
    }

    private void OpenFor(int user)
    {
        if (_opened < (Spec.Count ?? MostInstances))
        {
            Open(Add(user, RandomStreams.OwnerOf(_spec.Name, user, _visits[user]++)));
        }
    }

    // A client that does not run opens later; its wait counts.
    private void Open(Conversation conversation)
    {
        var at = plans[0].Client.FirstRunFrom(scheduler.Now);
        if (at > scheduler.Now)
        {
            scheduler.Schedule(at, new LateOpening(conversation));
            return;
        }

        conversation.Open();
    }

    private void ScheduleUser(int user, SimTime at)
    {
        if (IsInTime(at) && _opened < (Spec.Count ?? MostInstances))
        {
            scheduler.Schedule(at, this, user);
        }
    }

    private void ScheduleNext()
    {
        if (_opened >= (Spec.Count ?? int.MaxValue) || (Spec.Times.Count > 0 && _opened == Spec.Times.Count))
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
            at += gap * _opened;
        }
        else if (Spec.Times.Count > 0)
        {
            at += Spec.Times[_opened];
        }

        if (IsInTime(at))
        {
            scheduler.Schedule(at, this);
        }
    }

    private bool IsInTime(SimTime at) => at < _end || (at == _end && Spec.Until is null);
}
