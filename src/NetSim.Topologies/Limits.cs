using NetSim.Units;

namespace NetSim.Topologies;

/// <summary>Limits on what a topology may hold, so that no file exhausts memory or patience.</summary>
internal static class Limits
{
    /// <summary>Bytes in a file.</summary>
    public const int FileBytes = 8 * 1024 * 1024;

    /// <summary>Mappings and lists inside one another.</summary>
    public const int Depth = 64;

    /// <summary>Values in a file, as they are written.</summary>
    public const int Nodes = 500_000;

    /// <summary>Values in a file once every alias and merge key is written out.</summary>
    public const int ExpandedNodes = 1_000_000;

    /// <summary>Problems that are reported; the rest is counted.</summary>
    public const int Problems = 1_000;

    /// <summary>Characters of a host’s, link’s or connection’s name.</summary>
    public const int NameLength = 64;

    /// <summary>Characters of the scenario’s name.</summary>
    public const int TitleLength = 255;

    /// <summary>Characters of a value that is not free text.</summary>
    public const int ScalarLength = 100;

    /// <summary>Hosts, links and connections, of each.</summary>
    public const int Named = 100_000;

    /// <summary>Runs of a batch.</summary>
    public const int Runs = 10_000_000;

    /// <summary>Instances of one connection in one run.</summary>
    public const int Instances = 1_000_000;

    /// <summary>Users of one connection.</summary>
    public const int Users = 100_000;

    /// <summary>Application steps of the whole scenario, both sides, with repetitions.</summary>
    public const int Steps = 200_000;

    /// <summary>Items of a list that has no limit of its own.</summary>
    public const int Items = 10_000;

    /// <summary>Values of one thing that is varied.</summary>
    public const int Values = 10_000;

    /// <summary>Points of a study.</summary>
    public const int Points = 100_000;

    /// <summary>Rows of a trace.</summary>
    public const int TraceRows = 100_000;

    /// <summary>Bytes that one step sends or receives: 1 TB.</summary>
    public const long StepBytes = 1_000_000_000_000;

    /// <summary>Bits in a second on a link: 10 Tbit/s.</summary>
    public const long BitsPerSecond = 10_000_000_000_000;

    /// <summary>Any length of time: a year, so that sums stay far from the clock’s 292 years.</summary>
    public static SimDuration Duration { get; } = 3600.Seconds * 8760;
}
