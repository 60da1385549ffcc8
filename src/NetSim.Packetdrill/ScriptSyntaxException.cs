namespace NetSim.Packetdrill;

/// <summary>Ends the reading of one event; the reader goes on with the next.</summary>
/// <param name="offset">Where in the text.</param>
/// <param name="message">What is wrong.</param>
internal sealed class ScriptSyntaxException(int offset, string message) : Exception(message)
{
    /// <summary>Where in the text.</summary>
    public int Offset { get; } = offset;
}
