using System.Globalization;

namespace NetSim.Network;

/// <summary>The hosts and links of a scenario, where one stands for many (<see cref="HostSpec.Count"/>) each of them.</summary>
/// <remarks>
/// The copies of host <c>client</c> are <c>client[0]</c>, <c>client[1]</c>, ... A link has a copy for each copy of an end;
/// where both ends have copies, the first of the one is joined to the first of the other, and so on. Randomness goes by names, so
/// each copy has its own.
/// </remarks>
internal sealed class Replicas
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Makes the copies.</summary>
    /// <param name="scenario">Hosts and links.</param>
    public Replicas(Scenario scenario)
    {
        foreach (var host in scenario.Hosts)
        {
            _counts.TryAdd(host.Name, host.Count);
        }

        Hosts = [.. scenario.Hosts.SelectMany(CopiesOf)];
        Links = [.. scenario.Links.SelectMany(CopiesOf)];
    }

    /// <summary>All hosts.</summary>
    public IReadOnlyList<HostSpec> Hosts { get; }

    /// <summary>All links.</summary>
    public IReadOnlyList<LinkSpec> Links { get; }

    /// <summary>The names of the copies of a host, or its own where it stands for itself.</summary>
    public IEnumerable<string> NamesOf(string host) =>
        Enumerable.Range(0, CountOf(host)).Select(number => NameOf(host, number));

    private int CountOf(string host) => _counts.GetValueOrDefault(host, 1);

    private string NameOf(string host, int number) => CountOf(host) > 1 ? Numbered(host, number) : host;

    private IEnumerable<HostSpec> CopiesOf(HostSpec host) => host.Count == 1
        ? [host]
        : Enumerable.Range(0, host.Count).Select(number => host with { Name = Numbered(host.Name, number), ReplicaOf = host.Name });

    private IEnumerable<LinkSpec> CopiesOf(LinkSpec link)
    {
        var count = Math.Max(CountOf(link.From), CountOf(link.To));
        return count == 1
            ? [link]
            : Enumerable.Range(0, count).Select(number => link with
            {
                Name = Numbered(link.Name, number),
                ReplicaOf = link.Name,
                From = NameOf(link.From, number),
                To = NameOf(link.To, number),
            });
    }

    private static string Numbered(string name, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}[{number}]");
}
