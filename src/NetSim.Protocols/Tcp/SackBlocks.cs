using System.Runtime.CompilerServices;

namespace NetSim.Protocols.Tcp;

/// <summary>The blocks of a SACK option, newest first; at most 4 fit a header, 3 beside timestamps (RFC 2018
/// §3).</summary>
[InlineArray(Capacity)]
public struct SackBlocks : IEquatable<SackBlocks>
{
    /// <summary>The most blocks that any header holds.</summary>
    public const int Capacity = 4;

    private SequenceRange _first;

    /// <inheritdoc/>
    public readonly bool Equals(SackBlocks other)
    {
        for (var i = 0; i < Capacity; i++)
        {
            if (this[i] != other[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is SackBlocks other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(this[0], this[1], this[2], this[3]);

    /// <summary>Whether both hold the same blocks.</summary>
    public static bool operator ==(SackBlocks left, SackBlocks right) => left.Equals(right);

    /// <summary>Whether they differ in a block.</summary>
    public static bool operator !=(SackBlocks left, SackBlocks right) => !left.Equals(right);
}
