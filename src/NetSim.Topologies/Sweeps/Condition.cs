namespace NetSim.Topologies.Sweeps;

/// <summary>What has to hold for a point to be run: “links.access.loss &lt;= 2 % or network = lte”.</summary>
/// <param name="Terms">One of these has to hold.</param>
internal sealed record Condition(IReadOnlyList<ConditionTerm> Terms)
{
    private const string Or = " or ";

    /// <summary>Reads a condition.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="names">The columns and paths that are varied.</param>
    /// <param name="problem">What is wrong; empty if nothing.</param>
    public static Condition? Parse(string text, HashSet<string> names, out string problem)
    {
        var terms = new List<ConditionTerm>();
        foreach (var part in text.Split(Or))
        {
            if (ConditionTerm.Parse(part, names, out problem) is not { } term)
            {
                return null;
            }

            terms.Add(term);
        }

        problem = "";
        return new Condition(terms);
    }

    /// <summary>Whether it holds.</summary>
    /// <param name="valueOf">The text of a column or path at the point; null where the point does not set it.</param>
    public bool Holds(Func<string, string?> valueOf) => Terms.Any(term => term.Holds(valueOf));
}
