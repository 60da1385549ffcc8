using System.Collections.Immutable;

namespace NetSim.Topologies.Presets;

/// <summary>A link as it was measured.</summary>
/// <param name="Name">What a topology calls it.</param>
/// <param name="Title">What it is.</param>
/// <param name="Values">What is known of it; all else keeps its default.</param>
/// <param name="Missing">What no source was found for, or what a link cannot say, and why.</param>
internal sealed record LinkPreset(string Name, string Title, ImmutableArray<PresetValue> Values, string Missing);
