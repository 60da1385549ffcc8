using NetSim.Network.Tracing;

namespace NetSim.Network.Links;

/// <summary>Loses frames in which a bit is wrong.</summary>
/// <param name="rate">The probability that one bit is.</param>
internal sealed class BitErrorLoss(double rate) : ILoss
{
    private readonly double _logRight = Log1P(-rate);

    /// <inheritdoc/>
    public LossCause Decide(in Packet packet, int bytes, ref LinkMemory memory, in LinkDraws draws) =>
        LinkDraws.Uniform(draws.Loss, packet) < ProbabilityFor(bytes) ? LossCause.BitError : LossCause.None;

    /// <summary>1 − (1 − e)ⁿ for the n bits of a frame and the error rate e.</summary>
    public double ProbabilityFor(int bytes) => -ExpM1(8.0 * bytes * _logRight);

    // Both series keep the digits that 1 − e loses where e is as small as rates of bit errors are.
    private static double Log1P(double value) =>
        Math.Abs(value) < 1e-5 ? value - value * value / 2 : Math.Log(1 + value);

    private static double ExpM1(double value) =>
        Math.Abs(value) < 1e-5 ? value + value * value / 2 : Math.Exp(value) - 1;
}
