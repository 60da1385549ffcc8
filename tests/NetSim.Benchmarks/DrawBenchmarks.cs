using BenchmarkDotNet.Attributes;
using NetSim.Engine;

namespace NetSim.Benchmarks;

/// <summary>What a random number costs.</summary>
[MemoryDiagnoser]
public class DrawBenchmarks
{
    private const int Draws = 10_000;
    private readonly RandomStream _stream = new RandomStreams(seed: 1, run: 0)["draws"];
    private readonly KeyedRandom _keyed = new RandomStreams(seed: 1, run: 0).Keyed("draws");
    private readonly Random _system = new(1);

    /// <summary>The next number of a stream.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Draws)]
    public double Stream()
    {
        var sum = 0.0;
        for (var i = 0; i < Draws; i++)
        {
            sum += _stream.NextUniform();
        }

        return sum;
    }

    /// <summary>The number that belongs to a packet.</summary>
    [Benchmark(OperationsPerInvoke = Draws)]
    public double Keyed()
    {
        var sum = 0.0;
        for (var i = 0UL; i < Draws; i++)
        {
            sum += _keyed.Uniform(1, 2, i);
        }

        return sum;
    }

    /// <summary>The seeded generator that comes with .NET, whose sequence is not promised.</summary>
    [Benchmark(OperationsPerInvoke = Draws)]
    public double SystemRandom()
    {
        var sum = 0.0;
        for (var i = 0; i < Draws; i++)
        {
            sum += _system.NextDouble();
        }

        return sum;
    }
}
