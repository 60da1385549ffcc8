using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using NetSim.Network;

namespace NetSim.Tests.Network;

/// <summary>Delays against the distribution functions that the documentation gives, as Kolmogorov-Smirnov distance: above
/// 1.95 / √n with a probability of 0.1 %.</summary>
public class DelayDistributionTests
{
    private const int Count = 20_000;

    public static TheoryData<JitterDistribution> Distributions { get; } =
    [
        JitterDistribution.Normal, JitterDistribution.Uniform, JitterDistribution.Exponential, JitterDistribution.LogNormal,
        JitterDistribution.Gamma, JitterDistribution.Pareto, JitterDistribution.Weibull,
    ];

    // Mean 5 ms, deviation (of the uniform: half width) 2 ms.
    [Theory]
    [MemberData(nameof(Distributions))]
    public void Delays_are_distributed_as_documented(JitterDistribution distribution)
    {
        var jitter = new Jitter(distribution, 5.Milliseconds, 2.Milliseconds);

        Assert.InRange(Distance(SamplesOf(jitter), value => Cumulative(distribution, value)), 0, 1.95 / Math.Sqrt(Count));
    }

    // Sorted, the samples are at 0, 1/3, 2/3 and 1; between them it is linear.
    [Fact]
    public void Measured_delays_are_linear_between_their_samples()
    {
        var jitter = new Jitter([9.Milliseconds, 1.Milliseconds, 2.Milliseconds, 5.Milliseconds]);

        var distance = Distance(
            SamplesOf(jitter),
            value => value < 1 ? 0 : value < 2 ? (value - 1) / 3 : value < 5 ? (1 + (value - 2) / 3) / 3
                : value < 9 ? (2 + (value - 5) / 4) / 3 : 1);

        Assert.InRange(distance, 0, 1.95 / Math.Sqrt(Count));
        Assert.Equal(4_250.Microseconds, jitter.Mean);
    }

    [Fact]
    public void Where_overtaking_is_allowed_each_packet_has_its_own_delay()
    {
        var jitter = new Jitter(JitterDistribution.Uniform, 20.Milliseconds, 20.Milliseconds);
        var direction = new LinkDirectionSpec { Delay = 10.Milliseconds, Jitter = jitter, AllowsOvertaking = true };

        var packets = LinkProbe.ManySyns(direction, Count, 1.Milliseconds);

        var samples = packets.Select(packet => (packet.DeliveredAt!.Value - packet.SentAt).InMilliseconds).ToList();
        Assert.InRange(Distance(samples, value => Math.Clamp((value - 10) / 40, 0, 1)), 0, 1.95 / Math.Sqrt(Count));
        var arrivals = packets.Select(packet => packet.DeliveredAt!.Value).ToList();
        Assert.NotEqual(arrivals.Order(), arrivals);
    }

    private static List<double> SamplesOf(Jitter jitter) =>
        [.. LinkProbe.ManySyns(new LinkDirectionSpec { Delay = 100.Milliseconds, Jitter = jitter, AllowsOvertaking = true }, Count)
            .Select(packet => (packet.DeliveredAt!.Value - packet.SentAt).InMilliseconds - 100)];

    private static double Distance(List<double> samples, Func<double, double> cumulative)
    {
        Assert.Equal(Count, samples.Count);
        var sorted = samples.Order().ToList();
        return sorted.Select((value, at) => Math.Max(
            Math.Abs(cumulative(value) - (double)at / Count), Math.Abs(cumulative(value) - (at + 1.0) / Count))).Max();
    }

    // In milliseconds, from the closed forms.
    private static double Cumulative(JitterDistribution distribution, double value)
    {
        const double Mean = 5;
        const double Deviation = 2;
        switch (distribution)
        {
            case JitterDistribution.Normal:
                return Normal.CDF(Mean, Deviation, value);
            case JitterDistribution.Uniform:
                return Math.Clamp((value - 3) / 4, 0, 1);
            case JitterDistribution.Exponential:
                return 1 - Math.Exp(-value / Mean);
            case JitterDistribution.LogNormal:
                var sigma = Math.Sqrt(Math.Log(1 + Deviation * Deviation / (Mean * Mean)));
                return LogNormal.CDF(Math.Log(Mean) - sigma * sigma / 2, sigma, value);
            case JitterDistribution.Gamma:
                return SpecialFunctions.GammaLowerRegularized(6.25, value * 1.25);
            case JitterDistribution.Pareto:
                // a = 1 + √(1 + 25/4) and s = m (a − 1) / a.
                var a = 1 + Math.Sqrt(7.25);
                return value < Mean * (a - 1) / a ? 0 : 1 - Math.Pow(Mean * (a - 1) / a / value, a);
            default:
                // deviation / mean = 0.4 at k = 2.6956, where mean / scale = Γ(1 + 1/k) = 0.88923.
                return 1 - Math.Exp(-Math.Pow(value * 0.88923 / Mean, 2.6956));
        }
    }
}
