using NetSim.Network.Explaining;
using NetSim.Reporting.Charts.Figures;
using SkiaSharp;

namespace NetSim.Reporting.Charts.Kinds;

/// <summary>The colour of each part of latency: a hue for each family, a lightness for each member.</summary>
internal static class PartInk
{
    /// <summary>The colour.</summary>
    public static SKColor Of(ChartInk ink, LatencyPart part)
    {
        var (hue, paleness) = part switch
        {
            // The network: blue.
            LatencyPart.Propagation => (0, 0.0),
            LatencyPart.Serialization => (6, 0.0),
            LatencyPart.Queueing => (0, 0.45),
            LatencyPart.ExtraDelay => (6, 0.5),
            // Hosts: green for cores, pink for processes.
            LatencyPart.Cpu => (2, 0.0),
            LatencyPart.CpuWait => (2, 0.5),
            LatencyPart.Application => (3, 0.0),
            LatencyPart.Accept => (3, 0.35),
            LatencyPart.WakeUp => (3, 0.6),
            // Losses: red for what ends a wait, orange for what finds out.
            LatencyPart.SynTimer => (1, 0.0),
            LatencyPart.SynAckTimer => (1, 0.35),
            LatencyPart.RetransmissionTimer => (1, 0.6),
            LatencyPart.TailLossProbe => (5, 0.0),
            LatencyPart.ReorderingTimer => (5, 0.4),
            LatencyPart.LossRecovery => (5, 0.65),
            // Rules of the sender and the receiver: grey.
            LatencyPart.CongestionWindow => (4, 0.0),
            LatencyPart.ReceiveWindow => (4, 0.2),
            LatencyPart.PersistTimer => (4, 0.3),
            LatencyPart.Nagle => (4, 0.4),
            LatencyPart.Cork => (4, 0.5),
            LatencyPart.DelayedAcknowledgment => (4, 0.6),
            LatencyPart.Pacing => (4, 0.7),
            LatencyPart.Other => (4, 0.85),
        };
        return Mixed(ink.Color(hue), ink.Ground, paleness);
    }

    private static SKColor Mixed(SKColor color, SKColor ground, double share)
    {
        byte Mix(byte own, byte other) => (byte)Math.Round(own + share * (other - own));
        return new SKColor(Mix(color.Red, ground.Red), Mix(color.Green, ground.Green), Mix(color.Blue, ground.Blue));
    }
}
