using NetSim.Network;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Sweeps;

namespace NetSim.Topologies;

/// <summary>A topology with changes of one thing at a time.</summary>
/// <param name="Base">The topology as it is.</param>
/// <param name="Changes">The changes: what is changed, the value, and the scenario with it.</param>
public sealed record SensitivityStudy(Scenario Base, IReadOnlyList<(string Parameter, string Value, Scenario Scenario)> Changes)
{
    /// <summary>Reads a topology and what is changed in it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="request">What is asked beside the file.</param>
    /// <param name="share">Without anything that varies: by which share every time, rate, size and probability of links, and
    /// every processor’s speed, is changed down and up.</param>
    /// <exception cref="TopologyException">With everything that is wrong; also where there is nothing to change.</exception>
    public static SensitivityStudy Load(string path, StudyRequest request, decimal share)
    {
        var text = TopologyFile.ReadText(path);
        var varied = StudyReader.Read(text, path, request);
        if (varied.Parameters.Count > 0)
        {
            return new SensitivityStudy(varied.BaseScenario(), varied.OneAtATime());
        }

        var written = TopologyReader.ReadRoot(TopologyWriter.Write(varied.BaseScenario()), path, new ProblemList(path));
        var settings = written is MappingNode root && root.Find("links")?.Value is { } links
            ? AmountsUnder(links, "links").ToList()
            : [];
        var changes = new List<(string, string, Scenario)>();
        foreach (var (at, amount) in settings)
        {
            foreach (var factor in new[] { 1 - share, 1 + share })
            {
                var value = Amount.Format(amount.Value * factor, amount.Unit);
                changes.Add((at, value, StudyReader.Read(
                    text, path, request with { Settings = [.. request.Settings, $"{at}={value}"] }).BaseScenario()));
            }
        }

        return new SensitivityStudy(varied.BaseScenario(), changes);
    }

    // A zero stays zero, and a number without a unit may be a count.
    private static IEnumerable<(string Path, Amount Amount)> AmountsUnder(Node node, string path)
    {
        switch (node)
        {
            case MappingNode mapping:
                return mapping.Entries.SelectMany(entry => AmountsUnder(entry.Value, $"{path}.{entry.Key.Text}"));
            case TextNode { IsPlain: true } text when Amount.TryParse(text.Text, out var amount) && amount is { Value: > 0, Unit.Length: > 0 }:
                return [(path, amount)];
            default:
                return [];
        }
    }
}
