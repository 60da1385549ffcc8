using System.Collections.Immutable;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Presets;

/// <summary>Kinds of access and of distance, each number with its source. Printed in docs/presets.md.</summary>
internal static class LinkPresets
{
    /// <summary>The key of a link that names one.</summary>
    public const string Key = "preset";

    private const string Forward = "forward";
    private const string Backward = "backward";
    private const string Fcc2016 = "FCC, Measuring Broadband America 2016, as Verizon publishes it (verizon.com/about/our-company/network-performance)";
    private const string Ookla2021 = "Ookla, Speedtest, United States, third quarter of 2021 (techblog.comsoc.org/2021/12/21)";
    private const string Ofcom2023 = "Ofcom, Mobile Matters 2023 (20 July 2023), UK averages";
    private const string Ofcom2024 = "Ofcom, Mobile Matters 2024: average response times of the networks";
    private const string WonderProxy = "WonderProxy, Miles per Millisecond (9 February 2011)";

    /// <summary>All of them, in the order of the reference.</summary>
    public static ImmutableArray<LinkPreset> All { get; } =
    [
        new(
            "fibre", "Fibre to the home, 75 Mbit/s both ways",
            [
                Delay("5.775 ms", $"half of the median latency of 11.55 ms; {Fcc2016}, Fios 75/75 Mbps"),
                new("rate", "85.68 Mbit/s", "79.74 Mbit/s", $"median speeds; {Fcc2016}, Fios 75/75 Mbps"),
            ],
            "jitter, loss, queue"),
        new(
            "cable", "Cable (DOCSIS)",
            [
                Delay("5 ms", "half of about 10 ms, typical of the access link with DOCSIS 3.1; CableLabs, draft-white-tsvwg-lld-00 (2019)"),
                new("rate", "18.88 Mbit/s", "184.08 Mbit/s",
                    "medians of Xfinity; Ookla, Speedtest, United States, second quarter of 2022 (Fierce Telecom)"),
            ],
            "jitter, loss; queue: under heavy load the same draft has spikes of latency, but no size"),
        new(
            "dsl", "ADSL, 3 to 7 Mbit/s down",
            [
                Delay("18.525 ms", $"half of the median latency of 37.05 ms; {Fcc2016}, High Speed Internet 3.1-7 Mbps"),
                new("rate", "820 kbit/s", "5.66 Mbit/s", $"median speeds; {Fcc2016}, High Speed Internet 3.1-7 Mbps"),
            ],
            "jitter, loss, queue"),
        new(
            "lte", "LTE",
            [
                Delay("10.5 ms", $"half of 21 ms, the middle between 18.3 ms (EE) and 23.7 ms (Vodafone); {Ofcom2024}"),
                new("rate", "7.6 Mbit/s", "29.5 Mbit/s", $"average speeds over 4G; {Ofcom2023}"),
            ],
            "jitter, loss, queue"),
        new(
            "5g", "5G (non-standalone)",
            [
                Delay("9.425 ms", $"half of 18.85 ms, the middle between 16.3 ms (Three) and 21.4 ms (O2); {Ofcom2024}"),
                new("rate", "14.7 Mbit/s", "129.9 Mbit/s", $"average speeds over 5G; {Ofcom2023}"),
            ],
            "jitter, loss, queue"),
        new(
            "lte_m", "LTE-M (Cat-M1), half duplex",
            [
                Delay("6.25 ms", "half of 10 to 15 ms; RCR Wireless, NB-IoT and LTE CAT-M1 field measurements (20 November 2017)"),
                new("rate", "375 kbit/s", "300 kbit/s", "peak rates of half-duplex FDD in 3GPP Release 13, scheduling delays counted (rfwireless-world.com)"),
            ],
            "jitter, loss, queue; repetitions in deep coverage, where a message takes seconds; that it never sends and receives at once"),
        new(
            "wifi", "Wi-Fi, the hop to the access point alone",
            [
                Delay("1.5 ms", "half of the median of 3 ms; Sui et al., Characterizing and Improving WiFi Latency, MobiSys 2016"),
            ],
            "rate, loss, queue; jitter: the paper has 20 ms for the 90th percentile and 250 ms for the 99th, "
                + "but not for how many packets in a row"),
        new(
            "geo", "Geostationary satellite",
            [
                Delay("372 ms", $"half of the median latency of HughesNet, 744 ms; {Ookla2021}; at least 239.6 ms are propagation (RFC 2488, section 2)"),
                new("rate", "2.54 Mbit/s", "19.3 Mbit/s", $"median speeds of HughesNet; {Ookla2021}"),
            ],
            "jitter, loss, queue; proxies that answer for the far end"),
        new(
            "leo", "Low-orbit satellites",
            [
                Delay("22 ms", $"half of the median latency of Starlink, 44 ms; {Ookla2021}; a median of 50 ms to European servers in Michel et al., IMC 2022"),
                new("rate", "13.54 Mbit/s", "87.25 Mbit/s", $"median speeds of Starlink; {Ookla2021}"),
            ],
            "jitter, loss, queue; the jumps of latency when satellites change, every 15 s (Mohan et al., WWW 2024)"),
        new(
            "data_centre", "Within one data centre",
            [
                Delay("250 us", "half of 500 us, about the 80th percentile of the round trip; Jones, Network latencies 2021 (Google Cloud, us-west1)"),
            ],
            "rate, jitter, loss, queue"),
        new(
            "transatlantic", "Between continents: New York to Paris",
            [Delay("39.165 ms", $"half of a round trip of 78.33 ms; {WonderProxy}")],
            "rate, jitter, loss, queue"),
        new(
            "transpacific", "Between continents: Fremont, California, to Sydney",
            [Delay("92.455 ms", $"half of a round trip of 184.91 ms; {WonderProxy}")],
            "rate, jitter, loss, queue"),
    ];

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => All.Select(preset => preset.Name);

    /// <summary>A link with the values of its preset where it has none of its own, without the key.</summary>
    public static MappingNode Expand(MappingNode link, ProblemList problems)
    {
        if (link.Find(Key) is not { } entry)
        {
            return link;
        }

        link = link.Without(Key);
        if (entry.Value is not TextNode { IsMissing: false } name)
        {
            if (entry.Value is not BrokenNode)
            {
                problems.Add(entry.Value.Origin, $"expected the name of a preset ({Spelling.Phrase(Names)}), not {entry.Value.Kind}");
            }

            return link;
        }

        if (All.FirstOrDefault(preset => preset.Name == name.Text) is not { } found)
        {
            problems.Add(
                name.Origin, $"{name.Kind} is not a preset{Spelling.Hint(name.Text, Names)} (there are: {Spelling.Phrase(Names)})");
            return link;
        }

        foreach (var value in found.Values)
        {
            link = Fill(link, value, name.Origin);
        }

        return link;
    }

    // A direction that a link is silent about is the preset’s too.
    private static MappingNode Fill(MappingNode link, PresetValue value, Origin origin)
    {
        if (link.Find(value.Key) is not { } own)
        {
            return link.With(new TextNode(origin, value.Key), Node(value, origin));
        }

        if (own.Value is not MappingNode ways || ways.Entries.Count != 1 || ways.Entries[0].Key.Text is not (Forward or Backward))
        {
            return link;
        }

        var isForward = ways.Entries[0].Key.Text == Forward;
        var other = new TextNode(origin, isForward ? value.Down : value.Up);
        return link.With(own.Key, ways.With(new TextNode(origin, isForward ? Backward : Forward), other));
    }

    private static Node Node(PresetValue value, Origin origin) => value.Up == value.Down
        ? new TextNode(origin, value.Up)
        : new MappingNode(
            origin,
            [
                new MappingEntry(new TextNode(origin, Forward), new TextNode(origin, value.Up)),
                new MappingEntry(new TextNode(origin, Backward), new TextNode(origin, value.Down)),
            ]);

    private static PresetValue Delay(string oneWay, string source) => new("delay", oneWay, oneWay, source);
}
