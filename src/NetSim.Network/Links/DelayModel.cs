using NetSim.Engine;
using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>How long a packet travels: the constant delay and the jitter that belongs to it.</summary>
internal sealed class DelayModel
{
    private readonly SimDuration _delay;
    private readonly DelayStep[] _steps;
    private readonly DistributionSampler? _jitter;

    /// <summary>A delay.</summary>
    /// <param name="delay">The constant part.</param>
    /// <param name="steps">Constant parts from given times on.</param>
    /// <param name="jitter">The random part; null for none.</param>
    public DelayModel(SimDuration delay, IReadOnlyList<DelayStep> steps, Jitter? jitter)
    {
        _steps = [.. steps];
        _delay = delay;
        _jitter = jitter is null ? null : new DistributionSampler(
            jitter.Distribution,
            jitter.Mean.Nanoseconds,
            jitter.Deviation.Nanoseconds,
            jitter.Samples.Select(static sample => (double)sample.Nanoseconds));
    }

    /// <summary>The delay of one packet, never below zero.</summary>
    /// <param name="draws">The numbers of this link, direction and run.</param>
    /// <param name="packet">The packet: its draw is its own, whatever else passes the link.</param>
    /// <param name="sentAt">When it leaves the transmitter.</param>
    public SimDuration Draw(in KeyedRandom draws, in Packet packet, SimTime sentAt)
    {
        var constant = _steps.Length == 0 ? _delay : ConstantAt(sentAt);
        if (_jitter is null)
        {
            return constant;
        }

        var added = Math.Min(Math.Round(_jitter.Sample(LinkDraws.Seed(draws, packet))), MostNanoseconds);
        return new SimDuration(Math.Max(0, constant.Nanoseconds + (long)added));
    }

    /// <summary>The constant part that applies at a time.</summary>
    public SimDuration ConstantAt(SimTime time)
    {
        var (low, high) = (0, _steps.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = SimTime.Start + _steps[middle].At <= time ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? _delay : _steps[low - 1].Delay;
    }

    // A year: no tail is so long that the clock ends.
    private const double MostNanoseconds = 3.2e16;
}
