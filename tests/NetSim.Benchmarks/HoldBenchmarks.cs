using BenchmarkDotNet.Attributes;

namespace NetSim.Benchmarks;

/// <summary>What one event costs with <see cref="Pending"/> others waiting.</summary>
[MemoryDiagnoser]
public class HoldBenchmarks
{
    private const int Events = 100_000;
    private IHold? _hold;

    /// <summary>How many events wait.</summary>
    [Params(100, 10_000, 1_000_000)]
    public int Pending { get; set; }

    /// <summary>Who has them wait.</summary>
    [ParamsSource(nameof(Names))]
    public string Queue { get; set; } = Contenders.Native;

    /// <summary>All that were compiled in.</summary>
    public static IEnumerable<string> Names => Contenders.Names;

    /// <summary>Fills the queue.</summary>
    [GlobalSetup]
    public void Fill() => _hold = Contenders.Create(Queue, Pending);

    /// <summary>One event and the next one scheduled.</summary>
    [Benchmark(OperationsPerInvoke = Events)]
    public void Hold() => _hold!.Run(Events);
}
