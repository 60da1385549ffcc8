namespace NetSim.Packetdrill;

/// <summary>An argument of a call.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">How it is written; for names and text, what it says.</param>
/// <param name="Number">Its number, for numbers.</param>
/// <param name="Items">Its parts, for lists, structures and names with parentheses.</param>
/// <param name="Assigned">What stands behind “=”, for fields of structures.</param>
public sealed record ScriptValue(
    ScriptValueKind Kind,
    string Text,
    long Number = 0,
    IReadOnlyList<ScriptValue>? Items = null,
    ScriptValue? Assigned = null)
{
    /// <summary>Whether it is a name that stands alone or among others with bars between.</summary>
    public bool Names(string name) =>
        Kind == ScriptValueKind.Name && Text.Split('|').Contains(name, StringComparer.Ordinal);

    /// <summary>The field of a structure with this name; null if there is none.</summary>
    public ScriptValue? Field(string name) => Items?.FirstOrDefault(item => item.Text == name)?.Assigned;
}
