using NetSim.Network;
using NetSim.Network.Scripting;
using NetSim.Topologies.Nodes;
using NetSim.Topologies.Shapes;
using NetSim.Units;

namespace NetSim.Topologies.Format;

/// <summary>The keys of an entry of a script.</summary>
internal static class ScriptFormat
{
    /// <summary>The key of the script.</summary>
    public const string Key = "script";

    private const string LinkKey = "link";
    private const string RateKey = "rate";
    private const string OverKey = "over";
    private const string EveryKey = "every";

    private static readonly ChoiceShape<LinkDirection> Direction = new(
        "a direction", [("forward", LinkDirection.Forward), ("backward", LinkDirection.Backward)]);

    /// <summary>An entry.</summary>
    public static RecordShape<ScriptEntry> Shape { get; } = new(
        "an entry of a script",
        new ScriptEntry(),
        [
            new ValueKey<ScriptEntry, SimDuration>(
                "at", "When, from the start of the run.", new DurationShape(),
                entry => entry.At, (entry, value) => entry with { At = value }) { IsRequired = true },
            new ValueKey<ScriptEntry, string>(
                LinkKey, "Which link.", new TitleShape(),
                entry => entry.Link, (entry, value) => entry with { Link = value }) { IsRequired = true, ShowsDefault = false },
            Optional("direction", "In which direction. Default: in both.", Direction,
                entry => entry.Direction, (entry, value) => entry with { Direction = value }),
            Optional("for", "After how long what was before comes back. Default: never.", new DurationShape(MayBeZero: false),
                entry => entry.For, (entry, value) => entry with { For = value }),
            new ValueKey<ScriptEntry, SimDuration>(
                OverKey, "How long delay, rate and probabilities take to get to their new value.", new DurationShape(),
                entry => entry.Over, (entry, value) => entry with { Over = value }) { IsWritten = entry => entry.Over > SimDuration.Zero },
            Optional(EveryKey, "How long after one time the next is, with 'count'.", new DurationShape(MayBeZero: false),
                entry => entry.Every, (entry, value) => entry with { Every = value }),
            new ValueKey<ScriptEntry, int>(
                "count", "How many times it happens.", new WholeNumberShape<int>(1, Limits.Items),
                entry => entry.Count, (entry, value) => entry with { Count = value }) { IsWritten = entry => entry.Count > 1 },
            Optional("down", "How long the link is down.", new DurationShape(MayBeZero: false),
                entry => entry.Down, (entry, value) => entry with { Down = value }),
            Optional("delay", "Propagation delay.", new DurationShape(),
                entry => entry.Delay, (entry, value) => entry with { Delay = value }),
            new ValueKey<ScriptEntry, Jitter>(
                "jitter", "A random addition to the delay of each packet.", JitterShape.Shape,
                entry => entry.Jitter!, (entry, value) => entry with { Jitter = value })
            {
                IsWritten = entry => entry.Jitter is not null, ShowsDefault = false,
            },
            Optional(RateKey, "Rate of transmission.", new RateShape(),
                entry => entry.Rate, (entry, value) => entry with { Rate = value }),
            new ValueKey<ScriptEntry, LossModel>(
                "loss", "Which packets are lost: a probability, each on its own, or a model.", LossShape.Shape,
                entry => entry.Loss!, (entry, value) => entry with { Loss = value })
            {
                IsWritten = entry => entry.Loss is not null, ShowsDefault = false,
            },
            Optional("corrupt", "Probability that the checksum of a packet fails at its receiver.", new ProbabilityShape(),
                entry => entry.Corruption, (entry, value) => entry with { Corruption = value }),
            Optional("duplicate", "Probability that a packet comes twice.", new ProbabilityShape(),
                entry => entry.Duplication, (entry, value) => entry with { Duplication = value }),
        ])
    {
        Check = Check,
    };

    /// <summary>Reports what does not fit the links.</summary>
    public static void Check(Scenario scenario, MappingNode node, ReadContext context)
    {
        if (node.Find(Key)?.Value is not ListNode list || list.Items.Count != scenario.Script.Count)
        {
            return;
        }

        foreach (var (entry, item) in scenario.Script.Zip(list.Items.OfType<MappingNode>()))
        {
            var link = scenario.Links.FirstOrDefault(link => link.Name == entry.Link);
            if (link is null && item.Find(LinkKey) is { } name)
            {
                context.Report(
                    name.Value.Origin,
                    () => $"there is no link '{entry.Link}'{Spelling.Hint(entry.Link, scenario.Links.Select(other => other.Name))}");
            }
            else if (link is not null && item.Find(RateKey) is { } rate && !HasPlainRates(entry, link))
            {
                context.Report(rate.Key.Origin, "the rate of a link changes only where it has a plain one from the start");
            }
            else if (link is not null && item.Find("delay") is { } delay && Ways(entry, link).Any(way => way.DelaySteps.Count > 0))
            {
                context.Report(delay.Key.Origin, "the link takes its delays from a file: a script does not change them");
            }
        }
    }

    private static void Check(ScriptEntry entry, MappingNode node, ReadContext context)
    {
        if (!entry.ChangesAnything)
        {
            context.Report(node.Origin, "nothing happens: give down, delay, jitter, rate, loss, corrupt or duplicate");
        }

        if (node.Find("count") is { } count && entry.Every is null)
        {
            context.Report(count.Key.Origin, $"'count' needs '{EveryKey}'");
        }

        var length = entry.Over + SimDuration.Max(entry.For ?? SimDuration.Zero, entry.Down ?? SimDuration.Zero);
        if (node.Find(EveryKey) is { } every && entry.Every is { } gap && length > gap)
        {
            context.Report(every.Key.Origin, "it would begin again before it is over");
        }
    }

    private static bool HasPlainRates(ScriptEntry entry, LinkSpec link) =>
        Ways(entry, link).All(way => way is { Rate: not null, RateModel: null });

    private static IEnumerable<LinkDirectionSpec> Ways(ScriptEntry entry, LinkSpec link) => entry.Direction switch
    {
        LinkDirection.Forward => [link.Forward],
        LinkDirection.Backward => [link.Backward],
        _ => [link.Forward, link.Backward],
    };

    private static ValueKey<ScriptEntry, T> Optional<T>(
        string name, string doc, Shape<T> shape, Func<ScriptEntry, T?> get, Func<ScriptEntry, T, ScriptEntry> set)
        where T : struct =>
        new(name, doc, shape, entry => get(entry) ?? default, set) { IsWritten = entry => get(entry) is not null, ShowsDefault = false };
}
