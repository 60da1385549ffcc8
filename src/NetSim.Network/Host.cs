namespace NetSim.Network;

/// <summary>A host that ends connections.</summary>
/// <param name="spec">What it is like.</param>
internal sealed class Host(HostSpec spec)
{
    /// <summary>What it is like.</summary>
    public HostSpec Spec { get; } = spec;

    /// <summary>Its processor.</summary>
    public HostCpu Cpu { get; } = new(spec.Cpu);

    /// <summary>Whether somebody listens at a port.</summary>
    public bool ListensAt(int port) => Spec.ListeningPorts?.Contains(port) ?? true;
}
