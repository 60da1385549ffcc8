using NetSim.Network;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys of an outage.</summary>
internal static class OutageFormat
{
    /// <summary>An outage.</summary>
    public static RecordShape<Outage> Shape { get; } = new(
        "an outage",
        default,
        [
            new ValueKey<Outage, SimDuration>(
                "at", "When the link goes down.", new DurationShape(),
                outage => outage.At, (outage, value) => outage with { At = value }) { IsRequired = true },
            new ValueKey<Outage, SimDuration>(
                "for", "For how long.", new DurationShape(MayBeZero: false),
                outage => outage.For, (outage, value) => outage with { For = value }) { IsRequired = true },
        ]);
}
