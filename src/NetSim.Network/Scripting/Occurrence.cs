using NetSim.Units;

namespace NetSim.Network.Scripting;

/// <summary>An entry of a script, once.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="At">When it begins, from the start of the run.</param>
internal readonly record struct Occurrence(ScriptEntry Entry, SimDuration At)
{
    /// <summary>The times of an entry that are known before a run.</summary>
    public static IEnumerable<Occurrence> Of(ScriptEntry entry) => !entry.IsFixed
        ? []
        : Enumerable.Range(0, entry.Count).Select(time => new Occurrence(entry, entry.At + ((entry.Every ?? SimDuration.Zero) * time)));
}
