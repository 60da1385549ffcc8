using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Sweeps;

/// <summary>What varies by the command line: <c>--vary PATH=VALUES</c>.</summary>
internal static class VariationOption
{
    /// <summary>Adds the variations to those of the file; the same path takes the place of the file’s.</summary>
    /// <returns>Null if nothing varies.</returns>
    public static Node? Merge(Node? vary, StudyRequest request, ProblemList problems)
    {
        if (request.Variations.Count == 0)
        {
            return vary;
        }

        if (vary is not (null or MappingNode or TextNode { IsMissing: true }))
        {
            return vary;
        }

        var origin = new Origin("--vary", 0, 0);
        var merged = vary as MappingNode ?? new MappingNode(origin, []);
        var zipped = new MappingNode(origin, []);
        foreach (var option in request.Variations)
        {
            if (Parse(option, problems) is { } entry)
            {
                zipped = request.Zipped ? With(zipped, entry) : zipped;
                merged = request.Zipped ? merged.Without(entry.Key.Text) : With(merged, entry);
            }
        }

        if (!request.Zipped || zipped.Entries.Count == 0)
        {
            return merged;
        }

        var groups = merged.Find(VaryReader.Zip)?.Value switch
        {
            null => new List<Node>(),
            ListNode list => [.. list.Items],
            var one => [one],
        };
        return merged.With(new TextNode(origin, VaryReader.Zip), new ListNode(origin, [.. groups, zipped]));
    }

    private static MappingNode With(MappingNode mapping, MappingEntry entry) => mapping.With(entry.Key, entry.Value);

    private static MappingEntry? Parse(string option, ProblemList problems)
    {
        var source = $"--vary {option}";
        var origin = new Origin(source, 0, 0);
        var equals = option.IndexOf('=', StringComparison.Ordinal);
        var path = equals < 0 ? "" : option[..equals].Trim();
        var values = option[(equals + 1)..].Trim();
        if (path.Length == 0 || values.Length == 0)
        {
            problems.Add(origin, "expected PATH=VALUES, such as \"links.access.loss=0 %, 1 %, 2 %\" or \"...=0 % .. 5 % step 1 %\"");
            return null;
        }

        var text = AmountRange.IsMeant(values) || values.StartsWith('[') ? values : $"[{values}]";
        return TextCheck.IsReadable(text, source, hasPositions: false, problems)
            && NodeReader.Read(text, source, hasPositions: false, problems) is { } node
            ? new MappingEntry(new TextNode(origin, path), node)
            : null;
    }
}
