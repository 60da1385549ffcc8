using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>One of a few words.</summary>
/// <param name="What">What the words are, with its article: “a key exchange”.</param>
/// <param name="Choices">The words with what they mean.</param>
/// <param name="IsQuoted">Whether the words look like numbers, so that they are quoted.</param>
internal sealed record ChoiceShape<T>(
    string What, ImmutableArray<(string Text, T Value)> Choices, bool IsQuoted = false) : ScalarShape<T>
{
    /// <inheritdoc/>
    public override string Expected => $"{What} ({Spelling.Phrase(Words)})";

    private IEnumerable<string> Words => Choices.Select(choice => choice.Text);

    /// <inheritdoc/>
    public override string Format(T value) =>
        Choices.First(choice => EqualityComparer<T>.Default.Equals(choice.Value, value)).Text;

    /// <inheritdoc/>
    public override Nodes.Node Write(T value) =>
        IsQuoted ? Written.Quoted(Format(value)) : Written.Text(Format(value));

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions)
    {
        var words = Words.Select(word => (JsonNode?)JsonValue.Create(word));
        return new JsonObject
        {
            // Unquoted, they are numbers to an editor.
            ["enum"] = new JsonArray(
                [.. IsQuoted ? words.Concat(Words.Where(IsNumber).Select(word => JsonNode.Parse(word))) : words]),
        };
    }

    private static bool IsNumber(string word) => double.TryParse(word, CultureInfo.InvariantCulture, out _);

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out T? value)
    {
        foreach (var choice in Choices)
        {
            if (choice.Text == text)
            {
                value = choice.Value;
                return null;
            }
        }

        value = default;
        var hint = IsQuoted ? "" : Spelling.Hint(text, Words);
        return $"'{text}' is not {What}{hint} (there are: {Spelling.Phrase(Words)})";
    }
}
