using NetSim.Network.Tracing;
using NetSim.Protocols.Tcp;
using NetSim.Units;

namespace NetSim.Reporting.Ladders;

/// <summary>A timer that ran until it fired.</summary>
/// <param name="SetAt">When it was set.</param>
/// <param name="At">When it fired.</param>
/// <param name="IsClient">Whether at the client.</param>
/// <param name="Name">Which: “SYN timer”, “RTO”, “TLP”.</param>
public sealed record LadderTimer(SimTime SetAt, SimTime At, bool IsClient, string Name)
{
    private const string TimeWait = "TIME-WAIT";
    private const string FinWait2 = "FIN-WAIT-2";

    /// <summary>Whether it is the time for which a state lasts, as the states beside a lifeline tell already.</summary>
    public bool IsState => Name is TimeWait or FinWait2;

    /// <summary>What is written beside its bracket: “SYN timer 1 s”.</summary>
    public string Text => $"{Name} {LadderTime.Length(At - SetAt)}";

    /// <summary>The timers of a connection that are told in its ladder: those that stand for a wait, not those that pace.</summary>
    public static IReadOnlyList<LadderTimer> From(RunTrace trace, string connection, int instance) =>
        [.. trace.Timers
            .Where(timer => timer.Instance == instance && timer.Connection == connection && timer.At > timer.SetAt)
            .Select(timer => new LadderTimer(timer.SetAt, timer.At, timer.IsClient, NameOf(timer)))
            .Where(timer => timer.Name.Length > 0)];

    private static string NameOf(TimerRecord timer) => timer.Timer switch
    {
        TcpTimer.Retransmission => timer.State switch
        {
            TcpState.SynSent => "SYN timer",
            TcpState.SynReceived => "SYN-ACK timer",
            _ => "RTO",
        },
        TcpTimer.LossProbe => "TLP",
        TcpTimer.Reordering => "RACK timer",
        TcpTimer.Persist => "persist timer",
        TcpTimer.KeepAlive => "keep-alive",
        TcpTimer.DelayedAcknowledgment => "delayed ACK",
        TcpTimer.Pacing or TcpTimer.CompressedAcknowledgment => "",
        TcpTimer.TimeWait => timer.State == TcpState.FinWait2 ? FinWait2 : TimeWait,
    };
}
