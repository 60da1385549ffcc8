using CsCheck;
using NetSim.Engine;

namespace NetSim.Tests.Engine;

/// <summary>What every engine promises. Each test runs on both.</summary>
public class EngineTests
{
    private static readonly Gen<int[]> FewInstants = Gen.Int[0, 9].Array[0, 3000];

    [Theory]
    [InlineData(Engines.Native)]
    [InlineData(Engines.SimSharp)]
    public void Events_due_at_one_instant_happen_in_scheduling_order(string name)
    {
        Engines.SkipUnlessThere(name);

        // More than 1,024 events at once: there SimSharp's own queue grows and reorders ties.
        FewInstants.Sample(
            times =>
            {
                var engine = Engines.Create(name);
                var log = new Recorder(engine);
                for (var i = 0; i < times.Length; i++)
                {
                    engine.Schedule(SimTime.Start + times[i].Milliseconds, log, i);
                }

                engine.RunUntil(SimTime.Start + 1.Seconds);

                Assert.Equal(Enumerable.Range(0, times.Length).OrderBy(i => times[i]).Select(i => (long)i), log.Tokens);
            },
            iter: 100);
    }

    [Theory]
    [InlineData(Engines.Native)]
    [InlineData(Engines.SimSharp)]
    public void The_order_is_by_time_then_by_sequence_number_whatever_the_order_of_scheduling(string name)
    {
        Engines.SkipUnlessThere(name);

        Gen.Select(Gen.Int[0, 20].Array[1, 400], Gen.ULong).Sample(
            (times, shuffle) =>
            {
                var engine = Engines.Create(name);
                var log = new Recorder(engine);
                var events = times.Select(time => (At: new SimTime(time), Sequence: engine.TakeSequence())).ToArray();
                foreach (var (at, sequence) in events.OrderBy(e => SplitMix.Combine(shuffle, (ulong)e.Sequence)))
                {
                    engine.Schedule(at, sequence, log, sequence);
                }

                engine.RunUntil(new SimTime(20));

                Assert.Equal(events.OrderBy(e => e.At).ThenBy(e => e.Sequence), log.Log);
            },
            iter: 200);
    }

    [Theory]
    [InlineData(Engines.Native)]
    [InlineData(Engines.SimSharp)]
    public void Time_never_goes_back_while_events_make_events(string name)
    {
        Engines.SkipUnlessThere(name);

        Gen.ULong.Sample(
            seed =>
            {
                var engine = Engines.Create(name);
                var log = new Recorder(engine);
                var delays = new RandomStream(seed);
                log.Then = token =>
                {
                    if (token < 300)
                    {
                        engine.Schedule(engine.Now + new SimDuration((long)(delays.NextBits() % 5)), log, token + 1);
                        engine.Schedule(engine.Now + new SimDuration((long)(delays.NextBits() % 50)), log, 300);
                    }
                };
                engine.Schedule(SimTime.Start, log, 0);

                engine.RunUntil(new SimTime(10_000));

                // 301 in the chain, and a side event for each of the first 300.
                Assert.Equal(601, log.Log.Count);
                Assert.Equal(601, engine.ProcessedEvents);
                Assert.All(log.Log.Zip(log.Log.Skip(1)), pair => Assert.True(pair.First.At <= pair.Second.At));
            },
            iter: 50);
    }

    [Theory]
    [InlineData(Engines.Native)]
    [InlineData(Engines.SimSharp)]
    public void A_number_taken_early_keeps_its_place_when_it_is_scheduled_late(string name)
    {
        var engine = Engines.Create(name);
        var log = new Recorder(engine);
        var at = SimTime.Start + 5.Milliseconds;

        // As a link does with packets in flight: the second is queued only when the first has arrived.
        var first = engine.TakeSequence();
        var second = engine.TakeSequence();
        engine.Schedule(at, first, log, 1);
        engine.Schedule(at, log, 3);
        log.Then = token =>
        {
            if (token == 1)
            {
                engine.Schedule(at, second, log, 2);
            }
        };
        engine.RunUntil(at);

        Assert.Equal([1, 2, 3], log.Tokens);
    }

    [Theory]
    [InlineData(Engines.Native)]
    [InlineData(Engines.SimSharp)]
    public void A_number_whose_turn_has_passed_happens_next(string name)
    {
        var engine = Engines.Create(name);
        var log = new Recorder(engine);
        var late = engine.TakeSequence();
        engine.Schedule(SimTime.Start, log, 1);
        engine.Schedule(SimTime.Start, log, 3);
        log.Then = token =>
        {
            if (token == 1)
            {
                engine.Schedule(SimTime.Start, late, log, 2);
            }
        };

        engine.RunUntil(SimTime.Start);

        Assert.Equal([1, 2, 3], log.Tokens);
    }

    [Theory]
    [InlineData(Engines.Native)]
    [InlineData(Engines.SimSharp)]
    public void A_run_includes_its_last_instant_and_leaves_the_clock_there(string name)
    {
        var engine = Engines.Create(name);
        var log = new Recorder(engine);
        engine.Schedule(new SimTime(10), log, 1);
        engine.Schedule(new SimTime(11), log, 2);

        engine.RunUntil(new SimTime(10));
        Assert.Equal([1], log.Tokens);
        Assert.Equal(new SimTime(10), engine.Now);

        // The instant has been run, and still takes events; a clock that stopped between two events does so too.
        engine.Schedule(new SimTime(10), log, 3);
        engine.RunUntil(new SimTime(10));
        Assert.Equal([1, 3], log.Tokens);

        engine.RunUntil(new SimTime(500));
        Assert.Equal([1, 3, 2], log.Tokens);
        Assert.Equal(new SimTime(500), engine.Now);
        engine.Schedule(new SimTime(500), log, 4);
        engine.RunUntil(SimTime.Never);
        Assert.Equal([(new SimTime(10), 1), (new SimTime(10), 3), (new SimTime(11), 2), (new SimTime(500), 4)], log.Log);
        Assert.Equal(SimTime.Never, engine.Now);
    }

    [Theory]
    [InlineData(Engines.Native)]
    [InlineData(Engines.SimSharp)]
    public void The_past_cannot_be_scheduled_or_run(string name)
    {
        var engine = Engines.Create(name);
        engine.RunUntil(new SimTime(1_000));

        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Schedule(new SimTime(999), 0, new Recorder(engine)));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.RunUntil(new SimTime(999)));
        Assert.Throws<ArgumentNullException>(() => engine.Schedule(new SimTime(1_000), 0, null!));
    }

    [Theory]
    [InlineData(Engines.Native)]
    [InlineData(Engines.SimSharp)]
    public void Reset_makes_it_as_good_as_new(string name)
    {
        var engine = Engines.Create(name);
        var log = new Recorder(engine);
        engine.Schedule(new SimTime(1), log, 1);
        engine.Schedule(new SimTime(2_000), log, 2);
        engine.RunUntil(new SimTime(1_000));

        engine.Reset();

        Assert.Equal(SimTime.Start, engine.Now);
        Assert.Equal(0, engine.ProcessedEvents);
        Assert.Equal(0, engine.TakeSequence());
        engine.Schedule(new SimTime(3), log, 3);
        engine.RunUntil(new SimTime(5_000));
        Assert.Equal([(new SimTime(1), 1), (new SimTime(3), 3)], log.Log);
    }

    [Fact]
    public void Both_engines_run_any_schedule_alike()
    {
        Engines.SkipUnlessThere(Engines.SimSharp);

        Gen.Select(Gen.ULong, Gen.Long[1, 1_000_000]).Sample(
            (seed, spread) =>
            {
                var expected = Story(Engines.Native, seed, spread);
                Assert.True(expected.Count > 40);
                Assert.Equal(expected, Story(Engines.SimSharp, seed, spread));
            },
            iter: 100);
    }

    // A model that schedules, reserves, sets alarms and stops in between, all as the dice fall.
    private static List<(SimTime At, long Token)> Story(string name, ulong seed, long spread)
    {
        var engine = Engines.Create(name);
        var log = new Recorder(engine);
        var dice = new RandomStream(seed);
        var wakeUp = new WakeUp(engine, log, token: -1);
        var reserved = new Queue<long>();
        var next = 0L;
        SimTime Soon() => engine.Now + new SimDuration((long)(dice.NextBits() % 4) * (long)(dice.NextBits() % (ulong)spread));
        log.Then = _ =>
        {
            reserved.Enqueue(engine.TakeSequence());
            for (var i = next < 40 ? 2UL : dice.NextBits() % 3; i > 0 && next < 2_000; i--)
            {
                engine.Schedule(Soon(), log, next++);
            }

            if (dice.NextUniform() < 0.3)
            {
                engine.Schedule(Soon(), reserved.Dequeue(), log, next++);
            }

            wakeUp.Set(dice.NextUniform() < 0.1 ? null : Soon());
        };
        engine.Schedule(Soon(), log, next++);
        for (var pause = 1; pause <= 20; pause++)
        {
            engine.RunUntil(new SimTime(pause * spread));
        }

        return log.Log;
    }
}
