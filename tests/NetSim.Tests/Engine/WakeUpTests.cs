using CsCheck;
using NetSim.Engine;

namespace NetSim.Tests.Engine;

public class WakeUpTests
{
    private readonly Simulator _simulator = new();
    private readonly Recorder _log;
    private readonly WakeUp _wakeUp;

    public WakeUpTests()
    {
        _log = new Recorder(_simulator);
        _wakeUp = new WakeUp(_simulator, _log, token: 7);
    }

    [Fact]
    public void It_goes_off_once_at_its_time_and_is_off_then()
    {
        _wakeUp.Set(new SimTime(10));
        Assert.Equal(new SimTime(10), _wakeUp.At);

        _simulator.RunUntil(new SimTime(100));

        Assert.Equal([(new SimTime(10), 7)], _log.Log);
        Assert.Equal(SimTime.Never, _wakeUp.At);
    }

    [Fact]
    public void Pushed_back_a_thousand_times_it_costs_one_event_and_comes_back_when_too_early()
    {
        for (var at = 10; at <= 1_010; at++)
        {
            _wakeUp.Set(new SimTime(at));
        }

        Assert.Equal(1, _simulator.PendingEvents);
        _simulator.RunUntil(new SimTime(1_009));
        Assert.Empty(_log.Log);
        _simulator.RunUntil(new SimTime(2_000));

        // One firing at 10 that was too early, one at 1010.
        Assert.Equal([(new SimTime(1_010), 7)], _log.Log);
        Assert.Equal(2, _simulator.ProcessedEvents);
    }

    [Fact]
    public void Moved_earlier_it_goes_off_earlier_and_the_stale_firing_is_ignored()
    {
        _wakeUp.Set(new SimTime(10));
        _wakeUp.Set(new SimTime(5));

        _simulator.RunUntil(new SimTime(100));

        Assert.Equal([(new SimTime(5), 7)], _log.Log);
        Assert.Equal(2, _simulator.ProcessedEvents);
    }

    [Fact]
    public void A_stale_firing_does_not_set_off_a_later_alarm()
    {
        _wakeUp.Set(new SimTime(10));
        _wakeUp.Set(new SimTime(5));
        _simulator.RunUntil(new SimTime(5));
        _wakeUp.Set(new SimTime(10));
        _wakeUp.Set(new SimTime(20));

        _simulator.RunUntil(new SimTime(100));

        Assert.Equal([(new SimTime(5), 7), (new SimTime(20), 7)], _log.Log);
    }

    [Fact]
    public void Turned_off_it_stays_silent_and_can_be_turned_on_again()
    {
        _wakeUp.Set(new SimTime(10));
        _wakeUp.Set(null);
        Assert.Equal(SimTime.Never, _wakeUp.At);
        _simulator.RunUntil(new SimTime(20));
        Assert.Empty(_log.Log);

        _wakeUp.Set(new SimTime(30));
        _simulator.RunUntil(new SimTime(40));

        Assert.Equal([(new SimTime(30), 7)], _log.Log);
    }

    [Fact]
    public void It_can_be_set_again_from_its_own_firing()
    {
        _log.Then = _ => _wakeUp.Set(_log.Log.Count < 3 ? _simulator.Now + new SimDuration(10) : null);
        _wakeUp.Set(new SimTime(10));

        _simulator.RunUntil(new SimTime(100));

        Assert.Equal([(new SimTime(10), 7), (new SimTime(20), 7), (new SimTime(30), 7)], _log.Log);
    }

    [Fact]
    public void It_cannot_be_set_in_the_past()
    {
        _simulator.RunUntil(new SimTime(10));

        Assert.Throws<ArgumentOutOfRangeException>(() => _wakeUp.Set(new SimTime(9)));
    }

    [Fact]
    public void Reset_forgets_the_alarm_with_or_without_the_engine()
    {
        _wakeUp.Set(new SimTime(10));
        _wakeUp.Reset();
        _wakeUp.Set(new SimTime(30));
        _simulator.RunUntil(new SimTime(20));
        Assert.Empty(_log.Log);
        _simulator.RunUntil(new SimTime(30));
        Assert.Equal([(new SimTime(30), 7)], _log.Log);

        _wakeUp.Set(new SimTime(40));
        _simulator.Reset();
        _wakeUp.Reset();
        _simulator.RunUntil(new SimTime(50));
        Assert.Single(_log.Log);
        Assert.Equal(SimTime.Never, _wakeUp.At);
    }

    [Fact]
    public void It_goes_off_just_when_a_deadline_that_is_looked_at_every_instant_would() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[-5, 20]).Array[0, 200].Sample(
            steps =>
            {
                var simulator = new Simulator();
                var log = new Recorder(simulator);
                var wakeUp = new WakeUp(simulator, log);
                var expected = new List<(SimTime At, long Token)>();
                SimTime? deadline = null;
                foreach (var (wait, delay) in steps)
                {
                    // A negative delay turns it off.
                    deadline = delay < 0 ? null : simulator.Now + new SimDuration(delay);
                    wakeUp.Set(deadline);
                    var until = simulator.Now + new SimDuration(wait);
                    if (deadline <= until)
                    {
                        expected.Add((deadline.Value, 0));
                        deadline = null;
                    }

                    simulator.RunUntil(until);
                    Assert.Equal(deadline ?? SimTime.Never, wakeUp.At);
                }

                Assert.Equal(expected, log.Log);
            },
            iter: 1_000);
}
