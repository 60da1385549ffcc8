using System.Diagnostics.CodeAnalysis;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A shape whose values may leave parts out, which then stay as they were.</summary>
internal interface IStackable<T>
{
    /// <summary>Reads a value on top of another.</summary>
    /// <param name="start">What holds for the parts that are left out.</param>
    /// <param name="node">The value.</param>
    /// <param name="context">What was read before.</param>
    /// <param name="value">The value with its parts.</param>
    /// <returns>Whether there is a value to go on with.</returns>
    bool TryReadOnto(T start, Node node, ReadContext context, [MaybeNullWhen(false)] out T value);

    /// <summary>Writes a value so that, read on top of another, it is the same again: the parts that differ, or
    /// all.</summary>
    Node WriteOnto(T start, T value);
}
