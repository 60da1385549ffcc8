using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Network.Explaining;

/// <summary>A host’s processor as one end uses it, which remembers the last job.</summary>
/// <param name="cpu">The processor.</param>
internal sealed class CpuMeter(HostCpu cpu) : ICpu
{
    /// <summary>The last job.</summary>
    public CpuJob Last { get; private set; }

    /// <inheritdoc/>
    public SimTime Occupy(SimTime now, SimDuration work)
    {
        var (begins, done) = cpu.Take(now, work);
        Last = new CpuJob(begins, done);
        return done;
    }
}
