namespace NetSim.Protocols.Tcp;

/// <summary>How much of what is written may be sent before more of it is taken in.</summary>
internal enum Pushing
{
    /// <summary>There is nothing more to take in.</summary>
    Nothing,

    /// <summary>One burst.</summary>
    One,

    /// <summary>All that the windows allow.</summary>
    All,
}
