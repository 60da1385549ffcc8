using System.Globalization;

namespace NetSim.Network;

/// <summary>Packets from the <paramref name="First"/> to the <paramref name="Last"/>, both included, counted from 1.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last; <see cref="long.MaxValue"/> for all that follow.</param>
public readonly record struct OrdinalRange(long First, long Last)
{
    /// <summary>Whether it takes in <paramref name="ordinal"/>.</summary>
    public bool Contains(long ordinal) => ordinal >= First && ordinal <= Last;

    /// <summary>The range as it stands in a topology: “4”, “4-6”, “4-”.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{First}{(Last == First ? "" : Last == long.MaxValue ? "-" : $"-{Last}")}");
}
