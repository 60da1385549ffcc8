using NetSim.Engine;
using NetSim.Network.Links;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>The random sizes and times of the connections of one specification.</summary>
/// <remarks>Each belongs to a connection and to the number of a draw there, and depends on nothing else: not on what was
/// drawn before, nor on what other connections do.</remarks>
/// <param name="name">The specification’s name.</param>
internal sealed class WorkloadDraws(string name)
{
    // A terabyte, and a year: no tail is so long that a count or the clock ends.
    private const double MostBytes = 1e12;
    private const double MostNanoseconds = 3.2e16;

    private const ulong OfSteps = 0;
    private const ulong OfUsers = 1;
    private const ulong OfServers = 2;

    private readonly Dictionary<RandomAmount, DistributionSampler> _samplers = new(ReferenceEqualityComparer.Instance);
    private readonly RandomPurpose _purpose = new($"workload {name}");
    private KeyedRandom _draws;

    /// <summary>Begins a run.</summary>
    public void Begin(RandomStreams streams) => _draws = streams.Keyed(_purpose);

    /// <summary>A size; at least 1.</summary>
    /// <param name="amount">Its distribution.</param>
    /// <param name="owner">The connection.</param>
    /// <param name="draw">The number of the draw.</param>
    public long Bytes(RandomAmount amount, ulong owner, int draw) =>
        (long)Math.Clamp(Math.Round(Value(amount, owner, draw, OfSteps)), 1, MostBytes);

    /// <summary>A time.</summary>
    /// <inheritdoc cref="Bytes"/>
    public SimDuration Time(RandomAmount amount, ulong owner, int draw) => Time(Value(amount, owner, draw, OfSteps));

    /// <summary>What a user waits after a connection.</summary>
    /// <param name="amount">Its distribution.</param>
    /// <param name="owner">The connection.</param>
    public SimDuration Think(RandomAmount amount, ulong owner) => Time(Value(amount, owner, 0, OfUsers));

    /// <summary>Which of several servers a connection goes to.</summary>
    /// <param name="owner">The connection.</param>
    /// <param name="count">How many servers there are.</param>
    public int Server(ulong owner, int count) => (int)(_draws.Uniform(owner, 0, OfServers) * count);

    private static SimDuration Time(double nanoseconds) =>
        new((long)Math.Clamp(Math.Round(nanoseconds), 0, MostNanoseconds));

    private double Value(RandomAmount amount, ulong owner, int draw, ulong purpose)
    {
        if (amount.Distribution is not { } distribution)
        {
            return amount.Mean;
        }

        if (!_samplers.TryGetValue(amount, out var sampler))
        {
            sampler = new DistributionSampler(
                distribution, amount.Mean, amount.Deviation, amount.Samples.Select(static sample => (double)sample));
            _samplers.Add(amount, sampler);
        }

        return sampler.Sample(_draws.Seed(owner, (ulong)draw, purpose), _draws.IsMirrored);
    }
}
