namespace NetSim.Packetdrill;

/// <summary>A value in a call of the socket interface.</summary>
public abstract record DrillValue
{
    private DrillValue()
    {
    }

    /// <summary>Anything (<c>...</c>).</summary>
    public sealed record Any : DrillValue;

    /// <summary>A number.</summary>
    /// <param name="Amount">The number.</param>
    public sealed record Number(long Amount) : DrillValue;

    /// <summary>One name, or several joined with <c>|</c>.</summary>
    /// <param name="Names">The names; numbers among them as text.</param>
    public sealed record Flags(IReadOnlyList<string> Names) : DrillValue;

    /// <summary>Text in quotes.</summary>
    /// <param name="Content">The text.</param>
    public sealed record Text(string Content) : DrillValue;

    /// <summary>A list in brackets.</summary>
    /// <param name="Items">What is in it.</param>
    public sealed record List(IReadOnlyList<DrillValue> Items) : DrillValue;

    /// <summary>A structure in braces: fields with names, or values without.</summary>
    /// <param name="Fields">The fields, in order; the name is empty where there is none.</param>
    public sealed record Record(IReadOnlyList<KeyValuePair<string, DrillValue>> Fields) : DrillValue
    {
        /// <summary>A field by its name; null where there is none.</summary>
        public DrillValue? this[string name] => Fields.FirstOrDefault(field => field.Key == name).Value;
    }
}
