using System.Globalization;
using NetSim.Engine;

namespace NetSim.Topologies.Sweeps;

/// <summary>The points of a sweep, each as a level of every factor.</summary>
internal static class Combinations
{
    /// <summary>All points that keep the conditions, the last factor changing first.</summary>
    /// <returns>Null for more than <see cref="Limits.Points"/> before the conditions.</returns>
    public static IReadOnlyList<IReadOnlyList<Level>>? All(Sweep sweep)
    {
        if (sweep.Sample is { } count)
        {
            return [.. Hypercube(sweep, count).Where(levels => Keeps(sweep, levels))];
        }

        if (sweep.Factors.Aggregate(1m, (product, factor) => product * factor.Levels.Count) > Limits.Points)
        {
            return null;
        }

        IEnumerable<IReadOnlyList<Level>> points = [[]];
        foreach (var factor in sweep.Factors)
        {
            points = points.SelectMany(_ => factor.Levels, (before, level) => (IReadOnlyList<Level>)[.. before, level]);
        }

        return [.. points.Where(levels => Keeps(sweep, levels))];
    }

    // M. D. McKay, R. J. Beckman, W. J. Conover, “A comparison of three methods for selecting values of input variables”,
    // Technometrics 21 (1979): each of the equally probable parts of every factor is drawn from once.
    private static IEnumerable<IReadOnlyList<Level>> Hypercube(Sweep sweep, int count)
    {
        var streams = new RandomStreams(sweep.SampleSeed, 0);
        var columns = sweep.Factors.Select((factor, index) =>
            Shares(streams[string.Create(CultureInfo.InvariantCulture, $"sample {index}")], count)).ToList();
        for (var point = 0; point < count; point++)
        {
            yield return [.. sweep.Factors.Select((factor, index) => LevelAt(factor, columns[index][point]))];
        }
    }

    private static double[] Shares(RandomStream stream, int count)
    {
        var parts = Enumerable.Range(0, count).ToArray();
        for (var left = count; left > 1; left--)
        {
            var drawn = (int)(stream.NextUniform() * left);
            (parts[drawn], parts[left - 1]) = (parts[left - 1], parts[drawn]);
        }

        return [.. parts.Select(part => (part + stream.NextUniform()) / count)];
    }

    private static Level LevelAt(Factor factor, double share) =>
        factor.At is { } at ? at(share) : factor.Levels[(int)(share * factor.Levels.Count)];

    private static bool Keeps(Sweep sweep, IReadOnlyList<Level> levels)
    {
        if (sweep.Conditions.Count == 0)
        {
            return true;
        }

        var texts = levels.SelectMany(level => level.Texts).ToList();
        string? ValueOf(string name)
        {
            var at = sweep.Columns.ToList().IndexOf(name);
            return at >= 0 ? texts[at]
                : levels.SelectMany(level => level.Settings).FirstOrDefault(setting => setting.Path == name) is { } setting
                    ? Nodes.NodePrinter.PrintValue(setting.Value)
                    : null;
        }

        return sweep.Conditions.All(condition => condition.Holds(ValueOf));
    }
}
