using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Network.Scripting;

/// <summary>Something that happens to a link, to the links around some hosts, or to a host, in the course of a run.</summary>
public sealed record ScriptEntry
{
    /// <summary>When, from the start of the run; with <see cref="When"/> how long after that; with
    /// <see cref="RandomPerSecond"/> from when on.</summary>
    public SimDuration At { get; init; }

    /// <summary>What it waits for; null: for nothing but its time.</summary>
    public ScriptTrigger? When { get; init; }

    /// <summary>How often it begins in a second, at random (a Poisson process that pauses while it lasts); null: at its
    /// times.</summary>
    public double? RandomPerSecond { get; init; }

    /// <summary>The link’s name; empty where it is not about one link.</summary>
    public string Link { get; init; } = "";

    /// <summary>The hosts whose links to all others it is about; empty where it is not about such.</summary>
    public Preferences<string> Partition { get; init; } = [];

    /// <summary>The host’s name; empty where it is not about a host.</summary>
    public string Host { get; init; } = "";

    /// <summary>The speed of the host’s cores from then on; null: as before.</summary>
    public double? Speed { get; init; }

    /// <summary>In which direction; null: in both.</summary>
    public LinkDirection? Direction { get; init; }

    /// <summary>After how long what was before comes back; null: it does not.</summary>
    public SimDuration? For { get; init; }

    /// <summary>How long numbers take to get to their new value, in equal steps; zero: at once. Default: 0.</summary>
    public SimDuration Over { get; init; }

    /// <summary>How long after one time the next is; null: it happens once.</summary>
    public SimDuration? Every { get; init; }

    /// <summary>How many times it happens. Default: 1.</summary>
    public int Count { get; init; } = 1;

    /// <summary>How long the link or the host is down; null: it stays up.</summary>
    public SimDuration? Down { get; init; }

    /// <summary>The delay from then on; null: as before.</summary>
    public SimDuration? Delay { get; init; }

    /// <summary>The jitter from then on; null: as before.</summary>
    public Jitter? Jitter { get; init; }

    /// <summary>The rate from then on; null: as before.</summary>
    public DataRate? Rate { get; init; }

    /// <summary>The losses from then on; null: as before.</summary>
    public LossModel? Loss { get; init; }

    /// <summary>The probability of corruption from then on; null: as before.</summary>
    public Probability? Corruption { get; init; }

    /// <summary>The probability of duplication from then on; null: as before.</summary>
    public Probability? Duplication { get; init; }

    /// <summary>How long it lasts, with what comes before it is in full force.</summary>
    public SimDuration Length => Over + SimDuration.Max(For ?? SimDuration.Zero, Down ?? SimDuration.Zero);

    /// <summary>Whether it is known before a run when it happens.</summary>
    public bool IsFixed => When is null && RandomPerSecond is null;

    /// <summary>Whether it is about a link.</summary>
    /// <param name="link">The link.</param>
    public bool Touches(LinkSpec link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return Partition.Count == 0
            ? Link == (link.ReplicaOf ?? link.Name)
            : Parts(link.From) != Parts(link.To);
    }

    // A copy of a host is called after it.
    private bool Parts(string host) =>
        Partition.Contains(host.IndexOf('[') is var at and > 0 ? host[..at] : host, StringComparer.Ordinal);

    /// <summary>Whether anything changes.</summary>
    public bool ChangesAnything =>
        Down is not null || Speed is not null || Delay is not null || Jitter is not null || Rate is not null || Loss is not null || Corruption is not null
        || Duplication is not null;
}
