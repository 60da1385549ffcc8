using System.Globalization;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies;

/// <summary>Collects what is wrong with one topology.</summary>
/// <param name="file">The file’s name: its problems come before those of overrides.</param>
internal sealed class ProblemList(string file)
{
    private readonly List<TopologyProblem> _problems = [];
    private int _notListed;

    /// <summary>Whether nothing is wrong so far.</summary>
    public bool IsEmpty => _problems.Count == 0;

    /// <summary>How many there are, those that are only counted too.</summary>
    public int Count => _problems.Count + _notListed;

    /// <summary>Whether further problems are only counted: suggestions for them need not be looked
    /// for.</summary>
    public bool IsFull => _problems.Count >= Limits.Problems;

    /// <summary>Adds a problem.</summary>
    /// <param name="origin">Where it is.</param>
    /// <param name="message">What is wrong; what would break the line is written as an escape.</param>
    public void Add(Origin origin, string message)
    {
        if (IsFull)
        {
            _notListed++;
            return;
        }

        _problems.Add(
            new TopologyProblem(OneLine(origin.Source), origin.Line, origin.Column, OneLine(message)));
    }

    /// <summary>Adds those problems of another list that are not in this one.</summary>
    public void Merge(ProblemList other)
    {
        foreach (var problem in other._problems.Except(_problems).ToList())
        {
            Add(new Origin(problem.File, problem.Line, problem.Column), problem.Message);
        }
    }

    /// <summary>Throws if something is wrong.</summary>
    /// <exception cref="TopologyException">With every problem, sorted.</exception>
    public void ThrowIfAny()
    {
        if (IsEmpty)
        {
            return;
        }

        // OrderBy keeps the order of equal ones, so overrides stay in the order in which they were given.
        var sorted = _problems.Distinct()
            .OrderBy(problem => problem.File == OneLine(file) ? 0 : 1)
            .ThenBy(problem => problem.Line)
            .ThenBy(problem => problem.Column)
            .ToList();
        if (_notListed > 0)
        {
            var more = string.Create(CultureInfo.InvariantCulture, $"and {_notListed} more problems");
            sorted.Add(new TopologyProblem(OneLine(file), 0, 0, more));
        }

        throw new TopologyException(sorted);
    }

    private static string OneLine(string message) => message.Any(IsDisruptive)
        ? string.Concat(message.Select(c => IsDisruptive(c)
            ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")
            : c.ToString()))
        : message;

    private static bool IsDisruptive(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' || char.IsSurrogate(c);
}
