using System.Collections;
using System.Runtime.CompilerServices;

namespace NetSim.Protocols;

/// <summary>What an endpoint offers or allows, the preferred one first. Equal where the items are.</summary>
/// <typeparam name="T">Of what.</typeparam>
[CollectionBuilder(typeof(PreferencesBuilder), nameof(PreferencesBuilder.Create))]
public sealed class Preferences<T> : IReadOnlyList<T>, IEquatable<Preferences<T>>
{
    private readonly T[] _items;

    internal Preferences(ReadOnlySpan<T> items) => _items = items.ToArray();

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    public bool Equals(Preferences<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Preferences<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _items);
}
