using NetSim.Engine;
using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>A host that ends connections.</summary>
/// <param name="spec">What it is like.</param>
internal sealed class Host(HostSpec spec)
{
    /// <summary>What it is like.</summary>
    public HostSpec Spec { get; } = spec;

    /// <summary>Its processor.</summary>
    public HostCpu Cpu { get; } = new(spec.Cpu);

    /// <summary>How long before the start of the run tick 0 of its clock was.</summary>
    public SimDuration TimerPhase { get; private set; }

    /// <summary>Makes the host as new, for a run.</summary>
    /// <param name="streams">The randomness of the run.</param>
    public void Reset(RandomStreams streams)
    {
        Cpu.Reset();
        TimerPhase = Spec.Tcp switch
        {
            { TimerPhase: { } phase } => phase,
            { TimerHz: { } hertz } => PartOf(TimerWheel.Period(hertz), streams[$"timer phase {Spec.Name}"].NextUniform()),
            _ => SimDuration.Zero,
        };
    }

    /// <summary>Whether somebody listens at a port.</summary>
    public bool ListensAt(int port) => Spec.ListeningPorts?.Contains(port) ?? true;

    private static SimDuration PartOf(SimDuration whole, double part) => new((long)(whole.Nanoseconds * part));
}
