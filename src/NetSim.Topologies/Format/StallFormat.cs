using NetSim.Network;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys of a stall.</summary>
internal static class StallFormat
{
    /// <summary>A stall.</summary>
    public static RecordShape<Stall> Shape { get; } = new(
        "a stall",
        default,
        [
            new ValueKey<Stall, SimDuration>(
                "at", "When the processes of the host stop.", new DurationShape(),
                stall => stall.At, (stall, value) => stall with { At = value }) { IsRequired = true },
            new ValueKey<Stall, SimDuration>(
                "for", "For how long.", new DurationShape(MayBeZero: false),
                stall => stall.For, (stall, value) => stall with { For = value }) { IsRequired = true },
            new ValueKey<Stall, bool>(
                "holds_sockets",
                "Whether they stop in the middle of a call, so that segments wait until the end.",
                new BooleanShape(),
                stall => stall.HoldsSockets, (stall, value) => stall with { HoldsSockets = value }),
        ]);
}
