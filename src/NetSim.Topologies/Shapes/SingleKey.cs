using System.Diagnostics.CodeAnalysis;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>Reads mappings of which the one key says what the value is.</summary>
internal static class SingleKey
{
    /// <summary>Reads the key.</summary>
    /// <param name="node">The mapping.</param>
    /// <param name="what">What it is, with its article: “a step”.</param>
    /// <param name="names">The keys that there are.</param>
    /// <param name="context">Takes the problems.</param>
    /// <param name="entry">The key, one of <paramref name="names"/>, with its value.</param>
    public static bool TryRead(
        MappingNode node,
        string what,
        IReadOnlyList<string> names,
        ReadContext context,
        [NotNullWhen(true)] out MappingEntry? entry)
    {
        entry = null;
        var complete = true;
        foreach (var found in node.Entries)
        {
            if (!names.Contains(found.Key.Text, StringComparer.Ordinal))
            {
                context.Report(
                    found.Key.Origin,
                    () => $"{what} has no key {found.Key.Kind}{Spelling.Hint(found.Key.Text, names)} "
                        + $"(keys: {Spelling.Phrase(names)})");
                complete = false;
            }
            else if (entry is { } other)
            {
                context.Report(
                    found.Key.Origin,
                    $"{what} has one key: '{found.Key.Text}' comes after '{other.Key.Text}'");
                complete = false;
            }
            else
            {
                entry = found;
            }
        }

        if (node.Entries.Count == 0)
        {
            context.Report(node.Origin, $"{what} needs one key: {Spelling.Phrase(names)}");
        }

        if (entry is { Value: TextNode { IsMissing: true } } missing)
        {
            context.Report(missing.Key.Origin, $"'{missing.Key.Text}' has no value");
            return false;
        }

        return complete && entry is not null;
    }
}
