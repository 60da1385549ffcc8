using NetSim.Network.Explaining;
using NetSim.Reporting.Explaining;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>The parts of latency in the language of a chart.</summary>
public static class PartWords
{
    /// <summary>A part’s name.</summary>
    public static string NameOf(ChartStyle style, LatencyPart part) => style.Say(PartText.NameOf(part), part switch
    {
        LatencyPart.Propagation => "传播",
        LatencyPart.Serialization => "发送（串行化）",
        LatencyPart.Queueing => "排队",
        LatencyPart.ExtraDelay => "额外时延",
        LatencyPart.Cpu => "CPU",
        LatencyPart.CpuWait => "等待 CPU 核",
        LatencyPart.SynTimer => "SYN 定时器",
        LatencyPart.SynAckTimer => "SYN-ACK 定时器",
        LatencyPart.RetransmissionTimer => "重传定时器",
        LatencyPart.TailLossProbe => "尾部丢失探测",
        LatencyPart.ReorderingTimer => "RACK 定时器",
        LatencyPart.LossRecovery => "丢失恢复",
        LatencyPart.DelayedAcknowledgment => "延迟 ACK",
        LatencyPart.Nagle => "Nagle",
        LatencyPart.Cork => "cork",
        LatencyPart.CongestionWindow => "拥塞窗口",
        LatencyPart.ReceiveWindow => "接收窗口",
        LatencyPart.PersistTimer => "坚持定时器",
        LatencyPart.Pacing => "发送节奏",
        LatencyPart.Application => "应用程序",
        LatencyPart.Accept => "等待接受",
        LatencyPart.WakeUp => "唤醒",
        LatencyPart.Other => "其他",
    });
}
