using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>Sends at a constant rate.</summary>
/// <param name="rate">The rate.</param>
internal sealed class FixedPacer(DataRate rate) : IPacer
{
    /// <inheritdoc/>
    public SimTime Finish(SimTime start, int bytes) => start + rate.TimeFor(new DataSize(bytes));

    /// <inheritdoc/>
    public void Reset()
    {
        // A constant rate has no past.
    }
}
