using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>A call that has not returned yet.</summary>
/// <param name="call">The call.</param>
/// <param name="end">When it should return.</param>
internal sealed class BlockedCall(CallAction call, SimTime end)
{
    /// <summary>The call.</summary>
    public CallAction Call { get; } = call;

    /// <summary>When it should return.</summary>
    public SimTime End { get; } = end;

    /// <summary>Whether it is being tried at this moment.</summary>
    public bool IsRunning { get; set; }
}
