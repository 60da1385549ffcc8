namespace NetSim.Packetdrill;

/// <summary>A place in a script that cannot be read.</summary>
/// <param name="File">The script’s name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Text">What is wrong.</param>
public sealed record ScriptProblem(string File, int Line, int Column, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}:{Column}: {Text}";
}
