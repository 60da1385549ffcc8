namespace NetSim.Packetdrill;

/// <summary>What an argument of a call is.</summary>
public enum ScriptValueKind
{
    /// <summary>Three dots: it does not matter.</summary>
    Ellipsis,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A name, or several with bars between.</summary>
    Name,

    /// <summary>Text in quotes.</summary>
    Text,

    /// <summary>Values in square brackets.</summary>
    List,

    /// <summary>Values in braces.</summary>
    Structure,
}
