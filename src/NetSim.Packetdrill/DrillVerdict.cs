namespace NetSim.Packetdrill;

/// <summary>How a script ended.</summary>
public enum DrillVerdict
{
    /// <summary>The endpoint did what the script expects.</summary>
    Passed,

    /// <summary>It did something else.</summary>
    Failed,

    /// <summary>The script needs something that a model of the network cannot have.</summary>
    NotApplicable,
}
