namespace NetSim.Reporting.Maps;

/// <summary>How much stands at the links of a map.</summary>
internal enum MapDetail
{
    /// <summary>All that there is to say of a link.</summary>
    Full,

    /// <summary>The number of its kind; what the kinds are stands below the map.</summary>
    Numbers,

    /// <summary>Nothing; the kinds of links stand below the map.</summary>
    None,
}
