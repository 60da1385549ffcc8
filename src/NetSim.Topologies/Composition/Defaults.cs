using NetSim.Topologies.Format;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Presets;

namespace NetSim.Topologies.Composition;

/// <summary>Gives each host, link and connection the keys of <c>defaults</c> that it does not have, and each link those of its
/// <c>preset</c>.</summary>
/// <remarks>What is written at a link wins over its preset, that over the default, and that over the preset of the
/// default.</remarks>
internal sealed class Defaults
{
    /// <summary>The key that holds them.</summary>
    public const string Key = "defaults";

    private readonly ProblemList _problems;

    private Defaults(ProblemList problems) => _problems = problems;

    /// <summary>The sections that may have defaults.</summary>
    public static IReadOnlyList<string> Sections { get; } = [ScenarioFormat.Hosts, ScenarioFormat.Links, ScenarioFormat.Connections];

    /// <summary>A topology with everything in its place, without the key.</summary>
    /// <param name="root">The topology.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static Node Apply(Node root, ProblemList problems) =>
        root is MappingNode mapping ? new Defaults(problems).Apply(mapping) : root;

    private MappingNode Apply(MappingNode root)
    {
        var given = Given(root);
        root = root.Without(Key);
        foreach (var section in Sections)
        {
            var defaults = given.GetValueOrDefault(section);
            if (root.Find(section) is { Value: MappingNode named } entry)
            {
                root = root.With(entry.Key, Fill(section, named, defaults));
            }
            else if (defaults is not null)
            {
                ReportUnused(section, defaults);
            }
        }

        return root;
    }

    // The defaults of each section, without presets; what is wrong with them is left out.
    private Dictionary<string, MappingNode> Given(MappingNode root)
    {
        var given = new Dictionary<string, MappingNode>(StringComparer.Ordinal);
        if (root.Find(Key) is not { } entry)
        {
            return given;
        }

        if (entry.Value is not MappingNode sections)
        {
            if (entry.Value is not BrokenNode)
            {
                _problems.Add(entry.Value.Origin, $"expected defaults as a mapping ({Spelling.Phrase(Sections)}), not {entry.Value.Kind}");
            }

            return given;
        }

        foreach (var (section, value) in sections.Entries)
        {
            if (!Sections.Contains(section.Text, StringComparer.Ordinal))
            {
                _problems.Add(
                    section.Origin,
                    $"there are no defaults for {section.Kind}{Spelling.Hint(section.Text, Sections)} (there are: {Spelling.Phrase(Sections)})");
            }
            else if (value is MappingNode mapping)
            {
                given[section.Text] = section.Text == ScenarioFormat.Links ? LinkPresets.Expand(mapping, _problems) : mapping;
            }
            else if (value is not BrokenNode)
            {
                _problems.Add(value.Origin, $"expected what goes for each of the {section.Text} as a mapping, not {value.Kind}");
            }
        }

        return given;
    }

    private MappingNode Fill(string section, MappingNode named, MappingNode? defaults)
    {
        var isUsed = false;
        var entries = new List<MappingEntry>(named.Entries.Count);
        foreach (var (name, value) in named.Entries)
        {
            var item = value is TextNode { IsMissing: true } ? new MappingNode(name.Origin, []) : value;
            if (item is MappingNode own)
            {
                own = section == ScenarioFormat.Links ? LinkPresets.Expand(own, _problems) : own;
                if (defaults is not null && !(section == ScenarioFormat.Hosts && PassesOn(own)))
                {
                    isUsed = true;
                    own = Complete(section, own, defaults);
                }

                entries.Add(new MappingEntry(name, own));
            }
            else
            {
                entries.Add(new MappingEntry(name, value));
            }
        }

        if (defaults is not null && !isUsed)
        {
            ReportUnused(section, defaults);
        }

        return new MappingNode(named.Origin, entries);
    }

    private static MappingNode Complete(string section, MappingNode own, MappingNode defaults)
    {
        var filled = own;
        foreach (var (key, value) in defaults.Entries)
        {
            if (own.Find(key.Text) is null && !(section == ScenarioFormat.Connections && IsExcluded(own, key.Text)))
            {
                filled = filled.With(key, value);
            }
        }

        return filled;
    }

    // Either exchanges or steps: whoever writes the one does not want the default of the other.
    private static bool IsExcluded(MappingNode own, string key) => key switch
    {
        ConnectionFormat.ExchangeKey or ConnectionFormat.CloseKey =>
            own.Find(ConnectionFormat.Client) is not null || own.Find(ConnectionFormat.Server) is not null,
        ConnectionFormat.Client or ConnectionFormat.Server =>
            own.Find(ConnectionFormat.ExchangeKey) is not null || own.Find(ConnectionFormat.CloseKey) is not null,
        _ => false,
    };

    // What only passes packets on has none of the keys of a host.
    private static bool PassesOn(MappingNode host) => HostFormat.PassingKinds.Any(kind =>
        host.Find(kind) is { } entry && entry.Value is not TextNode { Text: "false" or "none" });

    private void ReportUnused(string section, MappingNode defaults) =>
        _problems.Add(defaults.Origin, $"nothing takes these defaults: there are no {section} for them");
}
