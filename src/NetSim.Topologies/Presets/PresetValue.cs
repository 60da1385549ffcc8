namespace NetSim.Topologies.Presets;

/// <summary>What a preset says of one property of a link.</summary>
/// <param name="Key">The property.</param>
/// <param name="Up">Its value away from the subscriber: forward, where the subscriber is the first of the two hosts.</param>
/// <param name="Down">Its value towards the subscriber.</param>
/// <param name="Source">Where the number is from, and how it was made of what stands there.</param>
internal sealed record PresetValue(string Key, string Up, string Down, string Source);
