using BenchmarkDotNet.Attributes;
using NetSim.Engine;

namespace NetSim.Benchmarks;

/// <summary>What a random number costs.</summary>
[MemoryDiagnoser]
public class DrawBenchmarks
{
    private readonly RandomStream _stream = new RandomStreams(seed: 1, run: 0)["draws"];
    private readonly KeyedRandom _keyed = new RandomStreams(seed: 1, run: 0).Keyed("draws");
    private readonly Random _system = new(1);
    private ulong _ordinal;

    /// <summary>The next number of a stream.</summary>
    [Benchmark(Baseline = true)]
    public double Stream() => _stream.NextUniform();

    /// <summary>The number that belongs to a packet.</summary>
    [Benchmark]
    public double Keyed() => _keyed.Uniform(1, 2, _ordinal++);

    /// <summary>The seeded generator that comes with .NET, whose sequence is not promised.</summary>
    [Benchmark]
    public double SystemRandom() => _system.NextDouble();
}
