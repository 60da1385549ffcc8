using System.Globalization;
using System.Text;

namespace NetSim.Topologies.Nodes;

/// <summary>Prints nodes as YAML: small collections on one line, the others a line for each part.</summary>
internal sealed class NodePrinter
{
    private const int LineLength = 100;
    private const int Indentation = 2;
    private readonly StringBuilder _text = new();

    private NodePrinter()
    {
    }

    /// <summary>The text of a mapping, ending with a line break.</summary>
    public static string Print(Node root)
    {
        var printer = new NodePrinter();
        printer.PrintBlock(root, 0);
        return printer._text.ToString();
    }

    /// <summary>A value on one line: text as it is, the rest as flow.</summary>
    public static string PrintValue(Node value) => value is TextNode text ? text.Text : Flow(value);

    private void PrintBlock(Node node, int indent)
    {
        switch (node)
        {
            case MappingNode mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    _text.Append(' ', indent).Append(Scalar(key, inFlow: false)).Append(':');
                    PrintValue(value, indent, HoldsRecords(value));
                }

                break;
            case ListNode list:
                foreach (var item in list.Items)
                {
                    _text.Append(' ', indent).Append('-');
                    PrintValue(item, indent, mustBeBlock: false);
                }

                break;
        }
    }

    // After "key:" or "-": on the same line if there is room, otherwise on lines of its own.
    private void PrintValue(Node value, int indent, bool mustBeBlock)
    {
        var column = _text.Length - LastLineBreak() - 1;
        var flow = value is TextNode scalar ? Scalar(scalar, inFlow: false) : Flow(value);
        if (value is TextNode || IsEmpty(value) || (!mustBeBlock && column + 1 + flow.Length <= LineLength))
        {
            _text.Append(' ').Append(flow).Append('\n');
            return;
        }

        _text.Append('\n');
        PrintBlock(value, indent + Indentation);
    }

    private int LastLineBreak()
    {
        for (var at = _text.Length - 1; at >= 0; at--)
        {
            if (_text[at] == '\n')
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsEmpty(Node node) =>
        node is ListNode { Items.Count: 0 } or MappingNode { Entries.Count: 0 };

    private static bool HoldsRecords(Node node) =>
        node is MappingNode mapping
            && mapping.Entries.Any(entry => entry.Value is MappingNode { Entries.Count: > 0 });

    private static string Flow(Node node) => node switch
    {
        TextNode text => Scalar(text, inFlow: true),
        ListNode list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        MappingNode { Entries.Count: 0 } => "{}",
        MappingNode mapping => $"{{ {string.Join(", ", mapping.Entries.Select(Flow))} }}",
        _ => throw new ArgumentException("A written node is text, a list or a mapping.", nameof(node)),
    };

    private static string Flow(MappingEntry entry) => $"{Flow(entry.Key)}: {Flow(entry.Value)}";

    private static string Scalar(TextNode node, bool inFlow) =>
        node.IsLiteral || (node.IsPlain && IsSafe(node.Text, inFlow)) ? node.Text : Quote(node.Text);

    // Narrower than YAML's own rules: what begins with a letter or digit and holds nothing that means
    // anything.
    private static bool IsSafe(string text, bool inFlow)
    {
        var isWord = text.Length > 0 && char.IsLetterOrDigit(text[0]) && text[^1] != ' '
            && text.All(c => IsSafe(c, inFlow))
            && !text.EndsWith(':') && !text.Contains(": ", StringComparison.Ordinal);
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        return isWord && !isNumber && text.ToUpperInvariant() is not ("NULL" or "TRUE" or "FALSE");
    }

    private static bool IsSafe(char c, bool inFlow) =>
        char.IsLetterOrDigit(c) || c is ' ' or '_' or '-' or '.' or '/' or '%' or '(' or ')' or '<' or '='
            || (c is '>' or ':' && !inFlow);

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
            {
                quoted.Append('\\');
            }

            quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
