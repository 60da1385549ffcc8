namespace NetSim.Packetdrill;

/// <summary>Ends a run with the first difference between script and endpoint.</summary>
/// <param name="message">What was expected and what came.</param>
/// <param name="isApplicable">False where the script needs what a network model cannot have.</param>
internal sealed class ScriptRunException(string message, bool isApplicable = true) : Exception(message)
{
    /// <summary>False where the script needs what a network model cannot have.</summary>
    public bool IsApplicable { get; } = isApplicable;
}
