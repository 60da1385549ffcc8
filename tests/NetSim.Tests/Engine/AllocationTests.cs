using NetSim.Engine;

namespace NetSim.Tests.Engine;

public class AllocationTests
{
    [Fact]
    public void An_event_allocates_nothing_in_steady_state()
    {
        var simulator = new Simulator();
        var load = new Load(simulator, pending: 1_000);
        simulator.RunUntil(simulator.Now + 1.Milliseconds);
        var events = simulator.ProcessedEvents;

        // The runtime may allocate on this thread while it compiles again what runs often; an event would in each round.
        var allocated = long.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            simulator.RunUntil(simulator.Now + 4.Milliseconds);
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // 1,000 pending events that come again after 1 to 10 us each.
        Assert.InRange(simulator.ProcessedEvents - events, 1_000_000, 10_000_000);
        Assert.True(load.Alarms > 0);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_run_after_a_reset_uses_the_memory_of_the_one_before()
    {
        var simulator = new Simulator();
        var load = new Load(simulator, pending: 5_000);
        simulator.RunUntil(simulator.Now + 1.Milliseconds);

        var before = GC.GetAllocatedBytesForCurrentThread();
        simulator.Reset();
        load.Begin(pending: 5_000);
        simulator.RunUntil(simulator.Now + 1.Milliseconds);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_draw_allocates_nothing()
    {
        var streams = new RandomStreams(seed: 1, run: 0);
        var stream = streams["delay"];
        var keyed = streams.Keyed("loss");
        var sum = stream.NextUniform() + keyed.Uniform(1, 2, 3);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0UL; i < 1_000; i++)
        {
            sum += stream.NextUniform() + keyed.Uniform(1, 2, i);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // 2,002 numbers of mean 1/2 and variance 1/12: within 5 standard deviations (65) of 1,001.
        Assert.InRange(sum, 936, 1_066);
        Assert.Equal(0, allocated);
    }

    private sealed class Load : IEventTarget
    {
        private readonly Simulator _simulator;
        private readonly WakeUp _wakeUp;

        public Load(Simulator simulator, int pending)
        {
            _simulator = simulator;
            _wakeUp = new WakeUp(simulator, this, token: -1);
            Begin(pending);
        }

        public int Alarms { get; private set; }

        public void Begin(int pending)
        {
            _wakeUp.Reset();
            for (var i = 0; i < pending; i++)
            {
                _simulator.Schedule(SimTime.Start + new SimDuration(i), this, i);
            }
        }

        public void OnEvent(long token)
        {
            if (token < 0)
            {
                Alarms++;
                return;
            }

            _simulator.Schedule(_simulator.Now + new SimDuration(1_000 + token * 7_919 % 9_000), this, token);
            if (token % 50 == 0)
            {
                _wakeUp.Set(_simulator.Now + new SimDuration(100 + token));
            }
        }
    }
}
