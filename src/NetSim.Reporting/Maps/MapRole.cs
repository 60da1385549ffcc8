namespace NetSim.Reporting.Maps;

/// <summary>What a host does in a topology, which chooses its symbol.</summary>
public enum MapRole
{
    /// <summary>It opens connections.</summary>
    Client,

    /// <summary>Connections go to it.</summary>
    Server,

    /// <summary>It does both, or neither.</summary>
    Host,

    /// <summary>It passes packets on.</summary>
    Router,

    /// <summary>It passes frames on, and nobody notices it.</summary>
    Switch,
}
