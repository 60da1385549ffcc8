using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Studies;

namespace NetSim.Tests.Studies;

public class BatchTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(1000, 1)]
    [InlineData(1000, 2)]
    [InlineData(20_000, 7)]
    public void Every_run_arrives_once_and_in_order(int runs, int threads)
    {
        var arrived = new List<int>();

        var outcome = Example.Batch(runs, threads, Shaky).Deliver((result, _) => arrived.Add(result.Run));

        Assert.Equal(Enumerable.Range(0, runs), arrived);
        Assert.Equal(new BatchOutcome(runs, false), outcome);

        // Some runs take long, so that without sorting the threads would overtake each other.
        RunResult Shaky(int run, RunTrace? trace)
        {
            if (run % 97 == 0)
            {
                Thread.Sleep(run % 3);
            }

            return Example.Result(run);
        }
    }

    [Fact]
    public void A_scenario_without_runs_delivers_nothing() =>
        Assert.Equal(new BatchOutcome(0, false), Example.Batch(0, 2, (run, _) => Example.Result(run)).Deliver((_, _) => { }));

    [Fact]
    public void Runs_are_delivered_on_the_thread_of_the_caller()
    {
        var own = Environment.CurrentManagedThreadId;

        Example.Batch(100, 3, (run, _) => Example.Result(run))
            .Deliver((_, _) => Assert.Equal(own, Environment.CurrentManagedThreadId));
    }

    [Fact]
    public void Each_run_has_a_trace_of_its_own_when_it_is_asked_for()
    {
        var traces = new HashSet<RunTrace>();

        Example.Batch(50, 2, (run, trace) => Example.Result(run), traced: true)
            .Deliver((_, trace) => Assert.True(traces.Add(trace!)));

        Assert.Equal(50, traces.Count);
    }

    // With several threads, one that lags holds back what the others have finished behind it.
    [Theory]
    [InlineData(1, 500)]
    [InlineData(3, 1)]
    public void Cancelling_keeps_what_is_finished_without_a_gap(int threads, int least)
    {
        using var source = new CancellationTokenSource();
        var arrived = new List<int>();

        var outcome = Example.Batch(1_000_000, threads, Slow).Run((result, _) => arrived.Add(result.Run), null, source.Token);

        Assert.True(outcome.Interrupted);
        Assert.InRange(outcome.FinishedRuns, least, 999_999);
        Assert.Equal(Enumerable.Range(0, outcome.FinishedRuns), arrived);

        RunResult Slow(int run, RunTrace? trace)
        {
            Thread.SpinWait(100);
            if (run == 1000)
            {
                source.Cancel();
            }

            return Example.Result(run);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_first_fault_in_the_order_of_runs_is_reported_with_what_repeats_it(int threads)
    {
        var arrived = 0;
        var batch = Example.Batch(5000, threads, Faulty);

        var fault = Assert.Throws<SimulationFaultException>(() => batch.Deliver((_, _) => arrived++));

        Assert.Equal((1234, 42UL, "example"), (fault.Run, fault.Seed, fault.ScenarioName));
        Assert.Equal(1234, arrived);
        Assert.Contains("scenario 'example', seed 42, run 1234", fault.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(fault.InnerException);

        static RunResult Faulty(int run, RunTrace? trace) =>
            run is 1234 or 1300 or 2000 ? throw new InvalidOperationException("broken") : Example.Result(run);
    }

    [Fact]
    public void A_consumer_that_fails_ends_the_batch()
    {
        var simulated = 0;
        var batch = Example.Batch(1_000_000, 2, Counted);

        Assert.Throws<IOException>(() => batch.Deliver((_, _) => throw new IOException("disk full")));

        Assert.InRange(simulated, 1, 999_999);

        RunResult Counted(int run, RunTrace? trace)
        {
            Interlocked.Increment(ref simulated);
            return Example.Result(run);
        }
    }

    [Fact]
    public void A_slow_consumer_holds_the_workers_up()
    {
        var simulated = 0;
        var ahead = 0;
        var consumed = 0;
        var batch = Example.Batch(400_000, 2, Counted);

        batch.Deliver((_, _) =>
        {
            consumed++;
            if (consumed % 10_000 == 0)
            {
                Thread.Sleep(5);
            }

            ahead = Math.Max(ahead, Volatile.Read(ref simulated) - consumed);
        });

        // 2 workers, 4 chunks of at most 1,024 runs each out, one being consumed, one in the hand of each worker.
        Assert.InRange(ahead, 1, (2 * 4 + 1 + 2) * 1024);

        RunResult Counted(int run, RunTrace? trace)
        {
            Interlocked.Increment(ref simulated);
            return Example.Result(run);
        }
    }

    [Fact]
    public void Progress_rises_to_the_number_of_runs()
    {
        var seen = new List<int>();

        Example.Batch(3000, 2, (run, _) => Example.Result(run)).Deliver((_, _) => { }, seen.Add);

        Assert.Equal(seen.Order(), seen);
        Assert.Equal(3000, seen[^1]);
    }
}
