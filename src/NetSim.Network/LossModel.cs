using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>Which packets a link loses.</summary>
public abstract record LossModel
{
    /// <summary>Each packet on its own, with the same probability.</summary>
    /// <param name="Probability">The probability.</param>
    public sealed record Bernoulli(Probability Probability) : LossModel;

    /// <summary>Losses in bursts: a chain of a good and a bad state, which each packet of a connection moves by a step
    /// (Gilbert 1960, Elliott 1963).</summary>
    /// <param name="ToBad">Probability of a step from the good state to the bad one.</param>
    /// <param name="ToGood">Probability of a step from the bad state to the good one; more than zero.</param>
    /// <param name="LossInBad">Probability that a packet is lost in the bad state.</param>
    /// <param name="LossInGood">Probability that a packet is lost in the good state.</param>
    public sealed record GilbertElliott(
        Probability ToBad, Probability ToGood, Probability LossInBad, Probability LossInGood) : LossModel
    {
        /// <summary>The chain in which every packet of the bad state is lost and none of the good one.</summary>
        /// <param name="loss">The share of packets that are lost; less than 1.</param>
        /// <param name="burst">How many packets in a row are lost on average; at least 1, and at least
        /// loss / (1 − loss).</param>
        public static GilbertElliott OfBursts(double loss, double burst) => new(
            new Probability(loss / ((1 - loss) * burst)), new Probability(1 / burst), new Probability(1), Probability.Zero);
    }

    /// <summary>One packet in so many of a connection.</summary>
    /// <param name="Every">How many packets there are from one lost packet to the next, that one included.</param>
    /// <param name="First">The ordinal of the first that is lost, from 1.</param>
    public sealed record Periodic(int Every, int First) : LossModel;

    /// <summary>What was recorded: the packets of a connection by their ordinal; the record begins again at its
    /// end.</summary>
    /// <param name="Length">How many packets the record holds.</param>
    /// <param name="Lost">Which of them were lost.</param>
    public sealed record Recorded(int Length, Preferences<OrdinalRange> Lost) : LossModel;

    /// <summary>Errors of single bits: a frame with one is lost, so long packets are lost more often.</summary>
    /// <param name="Rate">The probability that a bit is wrong, each on its own.</param>
    public sealed record BitErrors(Probability Rate) : LossModel;
}
