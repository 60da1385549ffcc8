using NetSim.Network;
using NetSim.Reporting.Tables;
using NetSim.Studies.Comparing;

namespace NetSim.Cli;

/// <summary>Finds the pairs: the same connection, instance and run on both sides.</summary>
internal sealed class ConnectionPairs
{
    /// <summary>Finds them.</summary>
    /// <param name="first">One side.</param>
    /// <param name="second">The other.</param>
    /// <param name="isAntithetic">Whether two runs of a side are one that is independent of others.</param>
    public ConnectionPairs(IEnumerable<ConnectionRow> first, IEnumerable<ConnectionRow> second, bool isAntithetic)
    {
        var others = second.ToDictionary(row => (row.Connection, row.Run, row.Instance));
        var samples = new Dictionary<(string Connection, Phase Phase), PairedSamples>();
        foreach (var row in first.OrderBy(row => row.Run))
        {
            if (!others.Remove((row.Connection, row.Run, row.Instance), out var other))
            {
                Alone++;
                continue;
            }

            foreach (var phase in Enum.GetValues<Phase>())
            {
                var key = (row.Connection, phase);
                if (!samples.TryGetValue(key, out var pairs))
                {
                    samples[key] = pairs = new PairedSamples();
                }

                pairs.Add(isAntithetic ? row.Run / 2 : row.Run, row.Lengths[(int)phase], other.Lengths[(int)phase]);
            }
        }

        Alone += others.Count;
        Samples = [.. samples.Where(entry => entry.Value.HasLengths)
            .Select(entry => (entry.Key.Connection, entry.Key.Phase, entry.Value))];
    }

    /// <summary>How many connections have no pair.</summary>
    public int Alone { get; }

    /// <summary>The pairs of each connection’s name and phase that anybody reached.</summary>
    public IReadOnlyList<(string Connection, Phase Phase, PairedSamples Pairs)> Samples { get; }
}
