namespace NetSim.Packetdrill;

/// <summary>How a script ended.</summary>
public enum ScriptOutcome
{
    /// <summary>The endpoint did all that the script expects.</summary>
    Passed,

    /// <summary>It did something else, or the script cannot be read.</summary>
    Failed,

    /// <summary>The script is about an interface that a network model cannot have.</summary>
    NotApplicable,
}
