using NetSim.Network;
using NetSim.Network.Links;
using NetSim.Network.Tracing;
using static NetSim.Network.ApplicationStep;

namespace NetSim.Tests.Network;

/// <summary>Loss models against their formulas; intervals are two-sided, of 99.9 %, with the seed of the scenario.</summary>
public class LossModelTests
{
    private const double Z = 3.29;

    // π = p / (p + r); the variance of the mean of n steps of the chain is π (1 − π) / n · (1 + λ) / (1 − λ), λ = 1 − p − r.
    [Theory]
    [InlineData(0.01, 0.3)]
    [InlineData(0.005, 0.2)]
    [InlineData(0.05, 0.5)]
    public void A_Gilbert_chain_has_its_mean_loss_and_its_burst_length(double toBad, double toGood)
    {
        var lost = LossesOf(new LossModel.GilbertElliott(
            new Probability(toBad), new Probability(toGood), new Probability(1), Probability.Zero));

        var share = toBad / (toBad + toGood);
        var memory = 1 - toBad - toGood;
        var deviation = Math.Sqrt(share * (1 - share) / lost.Count * (1 + memory) / (1 - memory));
        Assert.InRange(lost.Count(isLost => isLost) / (double)lost.Count, share - Z * deviation, share + Z * deviation);

        // Bursts are geometric with mean 1/r.
        var bursts = BurstsOf(lost);
        var spread = Math.Sqrt(1 - toGood) / toGood / Math.Sqrt(bursts.Count);
        Assert.InRange(bursts.Average(), 1 / toGood - Z * spread, 1 / toGood + Z * spread);
    }

    [Fact]
    public void A_chain_loses_in_both_states_at_their_rates()
    {
        var lost = LossesOf(new LossModel.GilbertElliott(
            new Probability(0.02), new Probability(0.1), new Probability(0.4), new Probability(0.01)));

        // π = 1/6; 1/6 · 0.4 + 5/6 · 0.01 = 0.075. The chain adds (0.4 − 0.01)² π (1 − π) · 2 λ / (1 − λ) to the variance.
        const double Mean = 0.4 / 6 + 0.05 / 6;
        var variance = Mean * (1 - Mean) + 0.39 * 0.39 * 5 / 36 * 2 * 0.88 / 0.12;
        var deviation = Math.Sqrt(variance / lost.Count);
        Assert.InRange(lost.Count(isLost => isLost) / (double)lost.Count, Mean - Z * deviation, Mean + Z * deviation);
    }

    [Fact]
    public void The_short_form_is_the_chain_with_this_loss_and_this_burst_length()
    {
        var chain = LossModel.GilbertElliott.OfBursts(0.02, 4);

        Assert.Equal(0.25, chain.ToGood.Value);
        Assert.Equal(0.02, chain.ToBad.Value / (chain.ToBad.Value + chain.ToGood.Value), 12);
        Assert.Equal((1.0, 0.0), (chain.LossInBad.Value, chain.LossInGood.Value));
    }

    [Fact]
    public void A_short_connection_has_the_mean_loss_too()
    {
        var model = LossModel.GilbertElliott.OfBursts(0.1, 5);

        var packets = LinkProbe.ManySyns(new LinkDirectionSpec { LossModel = model }, 20_000);

        var deviation = Math.Sqrt(0.1 * 0.9 / packets.Count);
        Assert.InRange(
            packets.Count(packet => packet.DeliveredAt is null) / (double)packets.Count, 0.1 - Z * deviation, 0.1 + Z * deviation);
    }

    [Fact]
    public void A_periodic_loss_takes_its_turn_in_each_connection()
    {
        var lost = LossesOf(new LossModel.Periodic(50, 7));

        Assert.All(
            lost.Select((isLost, at) => (IsLost: isLost, Ordinal: at + 1)),
            packet => Assert.Equal(packet.Ordinal >= 7 && (packet.Ordinal - 7) % 50 == 0, packet.IsLost));
    }

    [Fact]
    public void A_record_begins_again_at_its_end()
    {
        var lost = LossesOf(new LossModel.Recorded(40, [new OrdinalRange(3, 4), new OrdinalRange(40, 40)]));

        Assert.All(
            lost.Select((isLost, at) => (IsLost: isLost, At: at % 40)),
            packet => Assert.Equal(packet.At is 2 or 3 or 39, packet.IsLost));
    }

    // 1 − (1 − 10⁻⁵)^(8 · bytes): 11.3 % of 1,500 B, 0.32 % of 40 B.
    [Fact]
    public void Bit_errors_hit_long_packets_more_often()
    {
        const double Rate = 1e-5;
        var packets = LinkProbe.Upload(
            new LinkDirectionSpec { Delay = 5.Milliseconds, LossModel = new LossModel.BitErrors(new Probability(Rate)) }, 20_000_000);

        var full = packets.Where(packet => packet.PacketBytes == 1500).ToList();
        var expected = 1 - Math.Pow(1 - Rate, 8 * 1500);
        var deviation = Math.Sqrt(expected * (1 - expected) / full.Count);
        Assert.True(full.Count > 10_000);
        Assert.InRange(
            full.Count(packet => packet.Loss == LossCause.BitError) / (double)full.Count,
            expected - Z * deviation,
            expected + Z * deviation);
        Assert.Equal(0.0031949, new BitErrorLoss(Rate).ProbabilityFor(40), 7);
        Assert.InRange(new BitErrorLoss(1e-13).ProbabilityFor(40) / (320 * 1e-13), 1 - 1e-9, 1 + 1e-9);
    }

    [Fact]
    public void One_more_connection_leaves_the_bursts_of_the_others_alone()
    {
        var direction = new LinkDirectionSpec
        {
            Delay = 10.Milliseconds,
            LossModel = LossModel.GilbertElliott.OfBursts(0.05, 3),
            Jitter = new Jitter(JitterDistribution.Gamma, 2.Milliseconds, 1.Milliseconds),
            AllowsOvertaking = true,
            Corruption = new Probability(0.01),
            Duplication = new Probability(0.01),
        };
        var scenario = Scenarios.RequestAndResponse(direction, responseBytes: 20_000)
            .WithConnection(connection => connection with { Start = new StartSpec { Count = 30, Every = 3.Milliseconds } });
        var more = scenario with
        {
            Connections = [scenario.Connections[0] with { Name = "other" }, .. scenario.Connections],
        };

        Assert.Equal(
            scenario.Run().Result.Connections,
            more.Run().Result.Connections.Where(record => record.Connection == "x"));
    }

    private static List<bool> LossesOf(LossModel model) =>
        [.. LinkProbe.Upload(new LinkDirectionSpec { Delay = 5.Milliseconds, LossModel = model }, 30_000_000)
            .Select(packet => packet.DeliveredAt is null)];

    private static List<int> BurstsOf(List<bool> lost)
    {
        var bursts = new List<int>();
        for (var i = 0; i < lost.Count; i++)
        {
            if (lost[i] && (i == 0 || !lost[i - 1]))
            {
                bursts.Add(lost.Skip(i).TakeWhile(isLost => isLost).Count());
            }
        }

        return bursts;
    }
}
