namespace NetSim.Packetdrill;

/// <summary>A packetdrill script as it was read.</summary>
/// <param name="File">Where it came from.</param>
/// <param name="Options">Its <c>--name=value</c> lines.</param>
/// <param name="Events">What happens, in order; commands before the first event at 0.</param>
public sealed record DrillScript(
    string File, IReadOnlyList<KeyValuePair<string, string>> Options, IReadOnlyList<DrillEvent> Events)
{
    /// <summary>Reads a script.</summary>
    /// <param name="file">The name for messages.</param>
    /// <param name="text">The script.</param>
    /// <exception cref="DrillException">It cannot be read.</exception>
    public static DrillScript Parse(string file, string text) => new ScriptReader(file, Conditions.Blank(text)).Read();
}
