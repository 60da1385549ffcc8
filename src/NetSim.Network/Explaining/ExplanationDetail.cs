namespace NetSim.Network.Explaining;

/// <summary>What a simulation records of where the time of connections goes.</summary>
public enum ExplanationDetail
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The parts of each phase.</summary>
    Parts,

    /// <summary>The critical path of each phase too, which keeps all that happened in memory.</summary>
    Paths,
}
