namespace NetSim.Protocols;

/// <summary>Makes <see cref="Preferences{T}"/> of collection expressions.</summary>
public static class PreferencesBuilder
{
    /// <summary>Makes one.</summary>
    public static Preferences<T> Create<T>(ReadOnlySpan<T> items) => new(items);
}
