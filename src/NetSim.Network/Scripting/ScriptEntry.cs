using NetSim.Units;

namespace NetSim.Network.Scripting;

/// <summary>Something that happens to a link in the course of a run.</summary>
public sealed record ScriptEntry
{
    /// <summary>When, from the start of the run.</summary>
    public SimDuration At { get; init; }

    /// <summary>The link’s name.</summary>
    public string Link { get; init; } = "";

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

    /// <summary>How long the link is down; null: it stays up.</summary>
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

    /// <summary>Whether anything changes.</summary>
    public bool ChangesAnything =>
        Down is not null || Delay is not null || Jitter is not null || Rate is not null || Loss is not null || Corruption is not null
        || Duplication is not null;
}
