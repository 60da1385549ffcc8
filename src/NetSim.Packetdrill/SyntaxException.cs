namespace NetSim.Packetdrill;

/// <summary>The text does not fit the grammar at a place.</summary>
internal sealed class SyntaxException(int place, string message) : Exception(message)
{
    /// <summary>The place, from 0.</summary>
    public int Place { get; } = place;
}
