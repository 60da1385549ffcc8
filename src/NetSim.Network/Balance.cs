namespace NetSim.Network;

/// <summary>Which of several servers a connection goes to.</summary>
public enum Balance
{
    /// <summary>One after the other, by the connection’s instance.</summary>
    RoundRobin,

    /// <summary>Any of them with the same probability, drawn for each connection on its own.</summary>
    Random,
}
