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

    private const string AtKey = "at";
    private const string WhenKey = "when";
    private const string RandomKey = "random";
    private const string LinkKey = "link";
    private const string PartitionKey = "partition";
    private const string HostKey = "host";
    private const string SpeedKey = "speed";
    private const string CountKey = "count";
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
                AtKey, "When, from the start of the run; with 'when' how long after that; with 'random' from when on.", new DurationShape(),
                entry => entry.At, (entry, value) => entry with { At = value })
            {
                IsWritten = entry => entry.IsFixed || entry.At > SimDuration.Zero,
            },
            new ValueKey<ScriptEntry, ScriptTrigger>(
                WhenKey, "At a state of a connection: page is ESTABLISHED, page.server is CONNECTED.", new TriggerShape(),
                entry => entry.When!, (entry, value) => entry with { When = value })
            {
                IsWritten = entry => entry.When is not null, ShowsDefault = false,
            },
            Optional(RandomKey, "How often it begins, at random times (a Poisson process that pauses while it lasts).", new FrequencyShape(),
                entry => entry.RandomPerSecond, (entry, value) => entry with { RandomPerSecond = value }),
            new ValueKey<ScriptEntry, string>(
                LinkKey, "Which link.", new TitleShape(),
                entry => entry.Link, (entry, value) => entry with { Link = value })
            {
                IsWritten = entry => entry.Link.Length > 0, ShowsDefault = false,
            },
            new ValueKey<ScriptEntry, IReadOnlyList<string>>(
                PartitionKey, "All links between these hosts and all others.",
                new ListShape<string>(new HostShape(MayBeRouter: true), "hosts", Limits.Items) { Least = 1 },
                entry => entry.Partition, (entry, value) => entry with { Partition = [.. value] })
            {
                IsWritten = entry => entry.Partition.Count > 0, ShowsDefault = false,
            },
            new ValueKey<ScriptEntry, string>(
                HostKey, "Which host.", new HostShape(MayBeRouter: false),
                entry => entry.Host, (entry, value) => entry with { Host = value })
            {
                IsWritten = entry => entry.Host.Length > 0, ShowsDefault = false,
            },
            Optional(SpeedKey, "The speed of the host's cores, against the core that the measurements were made on.", new NumberShape(0.001, 1_000),
                entry => entry.Speed, (entry, value) => entry with { Speed = value }),
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
                CountKey, "How many times it happens.", new WholeNumberShape<int>(1, Limits.Items),
                entry => entry.Count, (entry, value) => entry with { Count = value }) { IsWritten = entry => entry.Count > 1 },
            Optional("down", "How long the link or the host is down.", new DurationShape(MayBeZero: false),
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
            var links = entry.Host.Length > 0 ? [] : scenario.Links.Where(entry.Touches).ToList();
            if (links.Count == 0 && item.Find(LinkKey) is { } name)
            {
                context.Report(
                    name.Value.Origin,
                    () => $"there is no link '{entry.Link}'{Spelling.Hint(entry.Link, scenario.Links.Select(other => other.Name))}");
            }
            else if (links.Count == 0 && entry.Partition.Count > 0 && item.Find(PartitionKey) is { } hosts)
            {
                context.Report(hosts.Value.Origin, "there are no links between these hosts and others");
            }

            if (links.Exists(link => !HasPlainRates(entry, link)) && item.Find(RateKey) is { } rate)
            {
                context.Report(rate.Key.Origin, "the rate of a link changes only where it has a plain one from the start");
            }
            else if (links.SelectMany(link => Ways(entry, link)).Any(way => way.DelaySteps.Count > 0) && item.Find("delay") is { } delay)
            {
                context.Report(delay.Key.Origin, "the link takes its delays from a file: a script does not change them");
            }
        }
    }

    private static void Check(ScriptEntry entry, MappingNode node, ReadContext context)
    {
        if (!entry.ChangesAnything)
        {
            context.Report(node.Origin, "nothing happens: give down, speed, delay, jitter, rate, loss, corrupt or duplicate");
        }

        string[] subjects = [LinkKey, PartitionKey, HostKey];
        if (subjects.Count(key => node.Find(key) is not null) != 1)
        {
            context.Report(node.Origin, "an entry is about one of these: a 'link', the links around some hosts ('partition') or a 'host'");
        }

        CheckSubject(entry, node, context);
        CheckTimes(entry, node, context);
    }

    private static void CheckSubject(ScriptEntry entry, MappingNode node, ReadContext context)
    {
        var isHost = node.Find(HostKey) is not null;
        if (!isHost && node.Find(SpeedKey) is { } speed)
        {
            context.Report(speed.Key.Origin, $"'{SpeedKey}' is that of a '{HostKey}'");
        }

        foreach (var key in isHost ? ["direction", OverKey, "delay", "jitter", RateKey, "loss", "corrupt", "duplicate"] : Array.Empty<string>())
        {
            if (node.Find(key) is { } found)
            {
                context.Report(found.Key.Origin, $"'{key}' is for links: a host goes 'down', or its '{SpeedKey}' changes");
            }
        }
    }

    private static void CheckTimes(ScriptEntry entry, MappingNode node, ReadContext context)
    {
        if (node.Find(AtKey) is null && node.Find(WhenKey) is null && node.Find(RandomKey) is null)
        {
            context.Report(node.Origin, $"it is not said when: give '{AtKey}', '{WhenKey}' or '{RandomKey}'");
        }

        if (node.Find(RandomKey) is { } random)
        {
            if (entry.When is not null)
            {
                context.Report(random.Key.Origin, $"either '{WhenKey}' or '{RandomKey}', not both");
            }
            else if (entry.Length == SimDuration.Zero)
            {
                context.Report(random.Key.Origin, $"'{RandomKey}' needs an end of each: 'for' or 'down'");
            }
        }

        if (node.Find(CountKey) is { } count && entry is { Every: null, IsFixed: true })
        {
            context.Report(count.Key.Origin, $"'{CountKey}' needs '{EveryKey}', '{WhenKey}' or '{RandomKey}'");
        }

        if (node.Find(EveryKey) is { } every && !entry.IsFixed)
        {
            context.Report(every.Key.Origin, $"'{EveryKey}' is for fixed times: it goes with neither '{WhenKey}' nor '{RandomKey}'");
        }
        else if (node.Find(EveryKey) is { } again && entry.Every is { } gap && entry.Length > gap)
        {
            context.Report(again.Key.Origin, "it would begin again before it is over");
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
