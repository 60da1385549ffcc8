using System.Diagnostics.CodeAnalysis;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>A value that is one piece of text.</summary>
internal abstract record ScalarShape<T> : Shape<T>
{
    /// <summary>What is expected, for a message: “a time such as 10 ms”.</summary>
    public abstract string Expected { get; }

    /// <summary>The most characters that the text may have.</summary>
    protected virtual int MostCharacters => Limits.ScalarLength;

    /// <summary>The text of a value.</summary>
    public abstract string Format(T value);

    /// <summary>Reads a text that stands in another.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public string? TryParse(string text, ReadContext context, out T? value) =>
        Parse(text, context, out value);

    /// <inheritdoc/>
    public override Node Write(T value) => Written.Text(Format(value));

    /// <summary>Reads the text.</summary>
    /// <param name="text">Not longer than <see cref="MostCharacters"/>.</param>
    /// <param name="context">What was read before.</param>
    /// <param name="value">The value.</param>
    /// <returns>Null, or what is wrong.</returns>
    protected abstract string? Parse(string text, ReadContext context, out T? value);

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not TextNode { IsMissing: false } text || text.Text.Length > MostCharacters)
        {
            context.Report(node.Origin, () => $"expected {Expected}, not {node.Kind}");
            return false;
        }

        if (Parse(text.Text, context, out var parsed) is not { } problem)
        {
            value = parsed!;
            return true;
        }

        context.Report(node.Origin, problem);
        return false;
    }
}
