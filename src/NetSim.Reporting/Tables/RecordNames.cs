using NetSim.Network;
using NetSim.Network.Explaining;
using NetSim.Network.Tracing;
using NetSim.Protocols;
using NetSim.Protocols.Tcp;

namespace NetSim.Reporting.Tables;

/// <summary>The words that tables use for what our enums name.</summary>
public static class RecordNames
{
    /// <summary>How a connection ended.</summary>
    public static string Of(ConnectionOutcome outcome) => outcome switch
    {
        ConnectionOutcome.Unfinished => "unfinished",
        ConnectionOutcome.Completed => "completed",
        ConnectionOutcome.Refused => "refused",
        ConnectionOutcome.TimedOut => "timed_out",
        ConnectionOutcome.ResetByPeer => "reset_by_peer",
        ConnectionOutcome.Aborted => "aborted",
        ConnectionOutcome.TlsFailed => "tls_failed",
        ConnectionOutcome.Truncated => "truncated",
    };

    /// <summary>A phase.</summary>
    public static string Of(Phase phase) => phase switch
    {
        Phase.Connect => "connect",
        Phase.Handshake => "handshake",
        Phase.FirstByte => "first_byte",
        Phase.LastByte => "last_byte",
        Phase.Close => "close",
        Phase.Total => "total",
    };

    /// <summary>A part of the time of a connection.</summary>
    public static string Of(LatencyPart part) => part switch
    {
        LatencyPart.Propagation => "propagation",
        LatencyPart.Serialization => "serialization",
        LatencyPart.Queueing => "queueing",
        LatencyPart.ExtraDelay => "extra_delay",
        LatencyPart.Cpu => "cpu",
        LatencyPart.CpuWait => "cpu_wait",
        LatencyPart.SynTimer => "syn_timer",
        LatencyPart.SynAckTimer => "syn_ack_timer",
        LatencyPart.RetransmissionTimer => "rto",
        LatencyPart.TailLossProbe => "tail_loss_probe",
        LatencyPart.ReorderingTimer => "rack_timer",
        LatencyPart.LossRecovery => "loss_recovery",
        LatencyPart.DelayedAcknowledgment => "delayed_ack",
        LatencyPart.Nagle => "nagle",
        LatencyPart.Cork => "cork",
        LatencyPart.CongestionWindow => "congestion_window",
        LatencyPart.ReceiveWindow => "receive_window",
        LatencyPart.PersistTimer => "persist_timer",
        LatencyPart.Pacing => "pacing",
        LatencyPart.Application => "application",
        LatencyPart.Accept => "accept",
        LatencyPart.WakeUp => "wake_up",
        LatencyPart.Other => "other",
    };

    /// <summary>Why a segment was sent; empty for something new.</summary>
    public static string Of(SendCause cause) => cause switch
    {
        SendCause.New => "",
        SendCause.RetransmissionTimeout => "rto",
        SendCause.FastRetransmit => "fast_retransmit",
        SendCause.PartialAcknowledgment => "partial_ack",
        SendCause.DuplicateSyn => "duplicate_syn",
        SendCause.DelayedAcknowledgment => "delayed_ack",
        SendCause.TailLossProbe => "tail_loss_probe",
        SendCause.WindowProbe => "window_probe",
        SendCause.KeepAlive => "keepalive",
        SendCause.WindowUpdate => "window_update",
        SendCause.Challenge => "challenge",
    };

    /// <summary>Why a packet was lost; empty if it was not.</summary>
    public static string Of(LossCause cause) => cause switch
    {
        LossCause.None => "",
        LossCause.DropList => "drop_list",
        LossCause.Random => "random",
        LossCause.QueueFull => "queue_full",
        LossCause.Pattern => "pattern",
        LossCause.BitError => "bit_error",
        LossCause.Checksum => "checksum",
        LossCause.LinkDown => "link_down",
        LossCause.QueueEarly => "queue_early",
    };

    /// <summary>A direction on a link.</summary>
    public static string Of(LinkDirection direction) => direction switch
    {
        LinkDirection.Forward => "forward",
        LinkDirection.Backward => "backward",
    };

    /// <summary>A layer.</summary>
    public static string Of(TraceLayer layer) => layer switch
    {
        TraceLayer.Tcp => "tcp",
        TraceLayer.Tls => "tls",
    };
}
