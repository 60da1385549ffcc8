using NetSim.Units;

namespace NetSim.Protocols;

/// <summary>A processor with a free reference core for every task.</summary>
public sealed class IdleCpu : ICpu
{
    /// <summary>The one instance; it has no state.</summary>
    public static IdleCpu Instance { get; } = new();

    /// <inheritdoc/>
    public SimTime Occupy(SimTime now, SimDuration work) => now + work;
}
