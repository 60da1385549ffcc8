using NetSim.Units;

namespace NetSim.Network;

/// <summary>How a queue decides which packet is sent next, and which is dropped or marked before it is full.</summary>
public abstract record QueueDiscipline
{
    /// <summary>Random early detection (Floyd and Jacobson 1993).</summary>
    /// <param name="Minimum">Average length in packets from which it drops.</param>
    /// <param name="Maximum">Average length in packets at which it drops with <paramref name="MostProbability"/>.</param>
    /// <param name="MostProbability">The probability there.</param>
    /// <param name="Weight">Weight of the current length in the average.</param>
    /// <param name="IsGentle">Whether the probability rises to 1 at twice the maximum, and does not jump to it.</param>
    /// <param name="Ecn">Whether packets are marked instead where they may be.</param>
    public sealed record Red(
        double Minimum, double Maximum, Probability MostProbability, double Weight, bool IsGentle, bool Ecn) : QueueDiscipline;

    /// <summary>Controlled delay (RFC 8289).</summary>
    /// <param name="Target">The wait that is accepted for good.</param>
    /// <param name="Interval">How long a wait above it is accepted.</param>
    /// <param name="Ecn">Whether packets are marked instead where they may be.</param>
    public sealed record CoDel(SimDuration Target, SimDuration Interval, bool Ecn) : QueueDiscipline;

    /// <summary>Fair queueing by flow, with a controlled delay for each (RFC 8290).</summary>
    /// <param name="Target">As for CoDel.</param>
    /// <param name="Interval">As for CoDel.</param>
    /// <param name="Quantum">How many bytes a flow sends in its turn.</param>
    /// <param name="Flows">Among how many queues flows are spread.</param>
    /// <param name="Ecn">Whether packets are marked instead where they may be.</param>
    public sealed record FqCoDel(SimDuration Target, SimDuration Interval, int Quantum, int Flows, bool Ecn) : QueueDiscipline;
}
