using NetSim.Units;

namespace NetSim.Protocols;

/// <summary>The processor of the host that an endpoint runs on.</summary>
public interface ICpu
{
    /// <summary>Takes up the processor for some work.</summary>
    /// <param name="now">When the work could begin.</param>
    /// <param name="work">How long it takes on an idle reference core.</param>
    /// <returns>When the work is finished: later than <c>now + work</c> where the cores are busy or slow.</returns>
    SimTime Occupy(SimTime now, SimDuration work);
}
