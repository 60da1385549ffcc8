using System.Globalization;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Sweeps;

/// <summary>Reads the key <c>vary</c> of a topology.</summary>
/// <param name="problems">Takes the problems.</param>
/// <param name="openParts">In how many parts an open range is cut; null where it is a problem.</param>
internal sealed class VaryReader(ProblemList problems, int? openParts)
{
    /// <summary>Paths that walk together.</summary>
    public const string Zip = "zip";

    /// <summary>Named groups of settings.</summary>
    public const string Profiles = "profiles";

    /// <summary>Conditions that a point has to keep.</summary>
    public const string Where = "where";

    /// <summary>Points drawn by Latin hypercube.</summary>
    public const string Sample = "sample";

    private readonly List<Factor> _factors = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int? _sample;
    private ulong _sampleSeed = 1;

    /// <summary>Reads it.</summary>
    /// <param name="node">The value of the key.</param>
    /// <returns>What could be read; problems have been reported.</returns>
    public Sweep Read(Node node)
    {
        if (node is not MappingNode vary)
        {
            if (node is not BrokenNode)
            {
                problems.Add(node.Origin, $"expected what varies as a mapping from paths to values, not {node.Kind}");
            }

            return Sweep.None;
        }

        if (vary.Find(Sample) is { } sample)
        {
            ReadSample(sample.Value);
        }

        foreach (var (key, value) in vary.Entries.Where(entry => entry.Key.Text is not (Where or Sample)))
        {
            ReadEntry(key, value);
        }

        var conditions = vary.Find(Where) is { } where ? ReadConditions(where.Value) : [];
        return new Sweep(_factors, conditions, _sample, _sampleSeed);
    }

    private void ReadEntry(TextNode key, Node value)
    {
        switch (key.Text)
        {
            case Zip:
                foreach (var group in value is ListNode list ? list.Items : [value])
                {
                    ReadZip(group);
                }

                break;
            case Profiles:
                ReadProfiles(value);
                break;
            default:
                if (TryTake(key, key.Text) && ReadValues(key.Text, value) is { } factor)
                {
                    _factors.Add(factor);
                }

                break;
        }
    }

    private void ReadZip(Node group)
    {
        if (group is not MappingNode { Entries.Count: > 0 } mapping)
        {
            Report(group, $"expected paths that walk together, each with a list of values, not {group.Kind}");
            return;
        }

        var parts = new List<Factor>();
        foreach (var (key, value) in mapping.Entries)
        {
            if (TryTake(key, key.Text) && ReadValues(key.Text, value) is { } factor)
            {
                parts.Add(factor);
            }
        }

        if (parts.Count < mapping.Entries.Count)
        {
            return;
        }

        if (parts.FirstOrDefault(part => part.Levels.Count != parts[0].Levels.Count) is { } other)
        {
            problems.Add(
                mapping.Find(other.Columns[0])!.Value.Key.Origin,
                $"'{other.Columns[0]}' has {Spelling.Count(other.Levels.Count, "value")}, '{parts[0].Columns[0]}' "
                + $"{Spelling.Count(parts[0].Levels.Count, "value")}: what walks together has as many");
            return;
        }

        _factors.Add(new Factor(
            [.. parts.SelectMany(part => part.Columns)],
            [.. Enumerable.Range(0, parts[0].Levels.Count).Select(at => new Level(
                [.. parts.SelectMany(part => part.Levels[at].Texts)],
                [.. parts.SelectMany(part => part.Levels[at].Settings)]))]));
    }

    private void ReadProfiles(Node value)
    {
        if (value is not MappingNode groups)
        {
            Report(value, $"expected groups of profiles by name, not {value.Kind}");
            return;
        }

        foreach (var (name, group) in groups.Entries)
        {
            if (group is not MappingNode { Entries.Count: > 0 } profiles)
            {
                Report(group, $"expected the profiles of '{name.Text}', each with its settings, not {group.Kind}");
            }
            else if (TryTake(name, name.Text))
            {
                _factors.Add(new Factor([name.Text], [.. profiles.Entries.Select(ReadProfile)]));
            }
        }
    }

    private Level ReadProfile(MappingEntry profile)
    {
        var settings = new List<Setting>();
        if (profile.Value is MappingNode mapping)
        {
            foreach (var (path, value) in mapping.Entries)
            {
                _names.Add(path.Text);
                settings.Add(new Setting(path.Text, value));
            }
        }
        else if (profile.Value is not TextNode { IsMissing: true })
        {
            Report(profile.Value, $"expected the settings of the profile '{profile.Key.Text}', paths with values, "
                + $"not {profile.Value.Kind}");
        }

        return new Level([profile.Key.Text], settings);
    }

    private Factor? ReadValues(string path, Node value)
    {
        switch (value)
        {
            case ListNode { Items: { Count: > 0 and <= Limits.Values } items } when !items.Any(item => item is BrokenNode):
                return new Factor([path], [.. items.Select(item => LevelOf(path, item))]);
            case ListNode { Items.Count: > 0 }:
                problems.Add(value.Origin, $"at most {Limits.Values} values");
                return null;
            case TextNode { IsMissing: false } text when AmountRange.IsMeant(text.Text):
                return ReadRange(path, text);
            default:
                Report(value, $"expected the values of '{path}' as a list or a range, not {value.Kind}");
                return null;
        }
    }

    private Factor? ReadRange(string path, TextNode text)
    {
        if (AmountRange.Parse(text.Text, out var problem) is not { } range)
        {
            problems.Add(text.Origin, problem);
            return null;
        }

        if (_sample is not null && range.Spacing != RangeSpacing.Step)
        {
            // The log of “10 ms .. 1 s log 7” says how the values of a sample lie; the 7 says nothing there.
            return new Factor([path], []) { At = share => LevelOf(path, new TextNode(text.Origin, range.At(share))) };
        }

        if (range.Spacing == RangeSpacing.Open && openParts is null)
        {
            problems.Add(text.Origin, $"'{text.Text}' does not say which values: add 'step 1 %', 'linear 5' or 'log 5'");
            return null;
        }

        var values = range.Values(openParts ?? 1);
        return new Factor([path], [.. values.Select(value => LevelOf(path, new TextNode(text.Origin, value)))]);
    }

    private static Level LevelOf(string path, Node value) => new([NodePrinter.PrintValue(value)], [new Setting(path, value)]);

    private List<Condition> ReadConditions(Node node)
    {
        var conditions = new List<Condition>();
        foreach (var item in node is ListNode list ? list.Items : [node])
        {
            if (item is not TextNode { IsMissing: false } text)
            {
                Report(item, $"expected a condition such as links.access.loss <= 2 %, not {item.Kind}");
            }
            else if (Condition.Parse(text.Text, _names, out var problem) is { } condition)
            {
                conditions.Add(condition);
            }
            else
            {
                problems.Add(text.Origin, problem);
            }
        }

        return conditions;
    }

    private void ReadSample(Node node)
    {
        var mapping = node as MappingNode;
        var count = mapping is null ? node : mapping.Find("points")?.Value ?? node;
        if (count is TextNode text && int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var points)
            && points is >= 2 and <= Limits.Points)
        {
            _sample = points;
        }
        else
        {
            Report(count, $"expected a number of points from 2 to {Limits.Points}, or {{ points: 100, seed: 1 }}, not {count.Kind}");
        }

        foreach (var (key, value) in mapping?.Entries ?? [])
        {
            if (key.Text == "seed" && (value is not TextNode seed || !ulong.TryParse(
                seed.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _sampleSeed)))
            {
                Report(value, $"expected a seed, a whole number, not {value.Kind}");
            }
            else if (key.Text is not ("seed" or "points"))
            {
                problems.Add(key.Origin, $"a sample has no key {key.Kind} (keys: points, seed)");
            }
        }
    }

    private bool TryTake(TextNode at, string name)
    {
        if (name is "vary" or "until" || name.StartsWith("vary.", StringComparison.Ordinal))
        {
            problems.Add(at.Origin, $"'{name}' is of the study as a whole and cannot vary");
            return false;
        }

        if (_names.Add(name))
        {
            return true;
        }

        problems.Add(at.Origin, $"'{name}' varies twice");
        return false;
    }

    private void Report(Node node, string message)
    {
        if (node is not BrokenNode)
        {
            problems.Add(node.Origin, message);
        }
    }
}
