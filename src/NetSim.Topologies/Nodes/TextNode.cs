namespace NetSim.Topologies.Nodes;

/// <summary>A scalar. All scalars are text here; what the text means is up to who reads it.</summary>
internal sealed class TextNode(
    Origin origin, string text, bool isPlain = true, bool isLiteral = false) : Node(origin)
{
    /// <summary>The text, without quotes and escapes.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it stands without quotes.</summary>
    public bool IsPlain { get; } = isPlain;

    /// <summary>Whether it is a number or a truth value, for JSON; known only of nodes that we
    /// write.</summary>
    public bool IsLiteral { get; } = isLiteral;

    /// <summary>Whether nothing at all was written: <c>key:</c> and the end of the line.</summary>
    public bool IsMissing => IsPlain && Text.Length == 0;

    /// <inheritdoc/>
    public override string Kind =>
        IsMissing ? "nothing" : Text.Length > Limits.ScalarLength ? "a long text" : $"'{Text}'";
}
