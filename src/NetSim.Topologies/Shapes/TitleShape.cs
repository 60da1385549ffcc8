using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>Free text on one line.</summary>
internal sealed record TitleShape : ScalarShape<string>
{
    /// <inheritdoc/>
    public override string Expected =>
        string.Create(CultureInfo.InvariantCulture, $"one line of at most {Limits.TitleLength} characters");

    /// <inheritdoc/>
    protected override int MostCharacters => Limits.TitleLength;

    /// <summary>What is left of a text when everything is left out that a title may not hold.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Where(IsAllowed))
        {
            if (clean.Length + rune.Utf16SequenceLength <= Limits.TitleLength)
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim();
    }

    /// <inheritdoc/>
    public override string Format(string value) => value;

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) =>
        new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = Limits.TitleLength };

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out string? value)
    {
        value = text.Trim();
        return value.Length > 0 && value.EnumerateRunes().All(IsAllowed) ? null : $"expected {Expected}";
    }

    // A lone surrogate is enumerated as the replacement character.
    private static bool IsAllowed(Rune rune) =>
        rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
}
