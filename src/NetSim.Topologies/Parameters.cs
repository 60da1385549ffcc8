using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies;

/// <summary>Puts values from <c>parameters</c> in place of <c>${name}</c>.</summary>
/// <remarks>A value that is nothing but <c>${name}</c> becomes whatever the parameter is; within a text, a parameter has to be
/// a text itself. A parameter may use those above it. <c>$${</c> is a <c>${</c> that stays.</remarks>
internal sealed class Parameters
{
    /// <summary>The key under which they stand.</summary>
    public const string Key = "parameters";

    private const string Escape = "$${";

    private static readonly Regex Name = Pattern("^[A-Za-z][A-Za-z0-9_]*$");
    private static readonly Regex Use = Pattern(@"^\$\{(?<name>[A-Za-z][A-Za-z0-9_]*)\}$");
    private static readonly Regex EscapeOrUse = Pattern(@"\$\$\{|\$\{((?<name>[A-Za-z][A-Za-z0-9_]*)\})?");

    private readonly Dictionary<string, Node> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly ProblemList _problems;

    private Parameters(ProblemList problems) => _problems = problems;

    /// <summary>A topology with all values in place.</summary>
    /// <param name="root">The topology; it stays as it is.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <returns>The topology without parameters; null where it became too large.</returns>
    public static Node? Apply(Node root, ProblemList problems)
    {
        if (root is not MappingNode mapping)
        {
            return root;
        }

        var parameters = new Parameters(problems);
        var isBroken = false;
        if (mapping.Find(Key) is { } entry)
        {
            isBroken = !parameters.Define(entry);
        }

        var rest = isBroken ? mapping.Without(Key) : parameters.Replace(mapping.Without(Key));
        parameters.ReportUnused(mapping);
        if (rest.Size <= Limits.ExpandedNodes)
        {
            return rest;
        }

        problems.Add(mapping.Origin, $"more than {Limits.ExpandedNodes} values once parameters are written out");
        return null;
    }

    /// <summary>The JSON Schema of a value with parameters in it.</summary>
    public static JsonObject DescribeUse() => new() { ["type"] = "string", ["pattern"] = @"\$\{" };

    /// <summary>The JSON Schema of the parameters themselves.</summary>
    public static JsonObject Describe() => new()
    {
        ["description"] = "Values by name; ${name} anywhere in the file stands for one.",
        ["type"] = "object",
    };

    private bool Define(MappingEntry entry)
    {
        if (entry.Value is not MappingNode defined)
        {
            if (entry.Value is not BrokenNode)
            {
                _problems.Add(entry.Value.Origin, $"expected parameters as a mapping from names to values, not {entry.Value.Kind}");
            }

            return false;
        }

        foreach (var (name, value) in defined.Entries)
        {
            if (!Name.IsMatch(name.Text))
            {
                _problems.Add(name.Origin, $"{name.Kind} is not a parameter's name: letters, digits and _, a letter first");
            }
            else if (value is TextNode { IsMissing: true })
            {
                _problems.Add(name.Origin, $"'{name.Text}' has no value");
                _values[name.Text] = new BrokenNode(name.Origin);
            }
            else
            {
                var replaced = Replace(value);
                if (replaced.Size > Limits.ExpandedNodes)
                {
                    _problems.Add(name.Origin, $"more than {Limits.ExpandedNodes} values once parameters are written out");
                    replaced = new BrokenNode(name.Origin);
                }

                _values[name.Text] = replaced;
            }
        }

        return true;
    }

    private void ReportUnused(MappingNode root)
    {
        foreach (var (name, _) in (root.Find(Key)?.Value as MappingNode)?.Entries ?? [])
        {
            if (_values.ContainsKey(name.Text) && !_used.Contains(name.Text))
            {
                _problems.Add(name.Origin, $"nothing uses the parameter '{name.Text}'{Spelling.Hint(name.Text, _used)}");
            }
        }
    }

    private Node Replace(Node node) => node switch
    {
        TextNode text => Replace(text),
        ListNode list => Replace(list),
        MappingNode mapping => Replace(mapping),
        _ => node,
    };

    private ListNode Replace(ListNode list)
    {
        var items = list.Items.Select(Replace).ToList();
        return items.SequenceEqual(list.Items, ReferenceEqualityComparer.Instance) ? list : new ListNode(list.Origin, items);
    }

    private MappingNode Replace(MappingNode mapping)
    {
        var entries = mapping.Entries.Select(entry => (entry, value: Replace(entry.Value))).ToList();
        return entries.TrueForAll(each => ReferenceEquals(each.entry.Value, each.value))
            ? mapping
            : new MappingNode(mapping.Origin, [.. entries.Select(each => new MappingEntry(each.entry.Key, each.value))]);
    }

    private Node Replace(TextNode text)
    {
        if (!text.Text.Contains("${", StringComparison.Ordinal))
        {
            return text;
        }

        if (Use.Match(text.Text) is { Success: true } whole && whole.Length == text.Text.Length)
        {
            return Find(whole.Groups["name"].Value, text) switch
            {
                TextNode value => new TextNode(text.Origin, value.Text, value.IsPlain),
                { } value => value,
                null => new BrokenNode(text.Origin),
            };
        }

        var isBroken = false;
        var replaced = EscapeOrUse.Replace(text.Text, found =>
        {
            if (found.Value == Escape)
            {
                return "${";
            }

            if (found.Groups["name"] is not { Success: true } name)
            {
                _problems.Add(text.Origin, $"{text.Kind} has a ${{ that is no parameter: ${{name}}, or $${{ for the letters themselves");
                isBroken = true;
                return "";
            }

            var value = Find(name.Value, text);
            if (value is not null and not TextNode and not BrokenNode)
            {
                _problems.Add(text.Origin, $"the parameter '{name.Value}' is {value.Kind}: within a text it has to be a text");
            }

            isBroken |= value is not TextNode;
            return (value as TextNode)?.Text ?? "";
        });
        return isBroken ? new BrokenNode(text.Origin) : new TextNode(text.Origin, replaced, text.IsPlain);
    }

    private Node? Find(string name, TextNode user)
    {
        _used.Add(name);
        if (_values.TryGetValue(name, out var value))
        {
            return value;
        }

        _problems.Add(user.Origin, $"there is no parameter '{name}'{Spelling.Hint(name, _values.Keys)}");
        return null;
    }

    private static Regex Pattern(string text) => new(text, RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);
}
