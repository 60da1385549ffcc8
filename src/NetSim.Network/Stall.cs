using NetSim.Units;

namespace NetSim.Network;

/// <summary>A time in which the processes of a host do not run: a garbage collection, a suspended virtual machine, a full
/// processor. Its kernel goes on.</summary>
/// <param name="At">When it begins.</param>
/// <param name="For">For how long.</param>
/// <param name="HoldsSockets">Whether they stand still in the middle of a call, with their sockets locked: segments that come
/// wait in the backlog, and are taken in and acknowledged together at the end (Linux sk_backlog,
/// tcp_backlog_ack_defer).</param>
public readonly record struct Stall(SimDuration At, SimDuration For, bool HoldsSockets)
{
    /// <summary>When it ends.</summary>
    public SimTime End => SimTime.Start + At + For;

    /// <summary>Whether an instant lies in it.</summary>
    public bool Covers(SimTime at) => at >= SimTime.Start + At && at < End;
}
