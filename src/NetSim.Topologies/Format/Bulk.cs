namespace NetSim.Topologies.Format;

/// <summary>Which way a bulk flow goes.</summary>
internal enum Bulk
{
    /// <summary>The server sends.</summary>
    Download,

    /// <summary>The client sends.</summary>
    Upload,
}
