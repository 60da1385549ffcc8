using MathNet.Numerics.Distributions;
using NetSim.Engine;
using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>How long a packet travels: the constant delay and the jitter that belongs to it.</summary>
/// <param name="delay">The constant part.</param>
/// <param name="jitter">The random part; null for none.</param>
internal sealed class DelayModel(SimDuration delay, Jitter? jitter)
{
    private readonly StreamRandom _random = new();

    /// <summary>The delay of one packet, never below zero.</summary>
    /// <param name="draws">The numbers of this link, direction and run.</param>
    /// <param name="packet">The packet: its draw is its own, whatever else passes the link.</param>
    public SimDuration Draw(in KeyedRandom draws, in Packet packet)
    {
        if (jitter is null)
        {
            return delay;
        }

        _random.Restart(draws.Seed(packet.Conversation.RandomOwner, (ulong)packet.Kind, (ulong)packet.KindOrdinal));
        var nanoseconds = delay.Nanoseconds + (long)Math.Round(Sample(jitter));
        return new SimDuration(Math.Max(0, nanoseconds));
    }

    // In nanoseconds.
    private double Sample(Jitter jitter)
    {
        var mean = (double)jitter.Mean.Nanoseconds;
        var deviation = (double)jitter.Deviation.Nanoseconds;
        switch (jitter.Distribution)
        {
            case JitterDistribution.Normal:
                return Normal.Sample(_random, mean, deviation);
            case JitterDistribution.Uniform:
                return ContinuousUniform.Sample(_random, mean - deviation, mean + deviation);
            case JitterDistribution.Exponential:
                return Exponential.Sample(_random, 1 / mean);
            case JitterDistribution.LogNormal:
                // σ² = ln(1 + d²/m²), μ = ln m − σ²/2, for the variable’s own mean m and deviation d.
                var variance = Math.Log(1 + deviation * deviation / (mean * mean));
                return LogNormal.Sample(_random, Math.Log(mean) - variance / 2, Math.Sqrt(variance));
            case JitterDistribution.Gamma:
                // shape = m²/d², rate = m/d².
                return Gamma.Sample(_random, mean * mean / (deviation * deviation), mean / (deviation * deviation));
            default:
                throw new ArgumentOutOfRangeException(nameof(jitter), jitter.Distribution, null);
        }
    }
}
