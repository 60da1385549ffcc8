using System.Collections.Immutable;

namespace NetSim.Topologies.Sweeps;

/// <summary>A comparison of what is varied with a value, or of two things that are varied.</summary>
/// <param name="Left">The name of a column or a path.</param>
/// <param name="Relation">One of the relations.</param>
/// <param name="Right">A value, or a name.</param>
/// <param name="RightIsName">Whether it is a name.</param>
internal sealed record ConditionTerm(string Left, string Relation, string Right, bool RightIsName)
{
    // The longer ones first: “<=” holds a “<” too.
    private static readonly ImmutableArray<string> Relations = ["<=", ">=", "!=", "<", ">", "="];

    /// <summary>Reads a comparison.</summary>
    public static ConditionTerm? Parse(string text, HashSet<string> names, out string problem)
    {
        problem = "";
        var relation = Relations.FirstOrDefault(known => text.Contains(known, StringComparison.Ordinal));
        if (relation is null)
        {
            problem = $"expected a comparison such as links.access.loss <= 2 %, not '{text.Trim()}'";
            return null;
        }

        var at = text.IndexOf(relation, StringComparison.Ordinal);
        var left = text[..at].Trim();
        var right = text[(at + relation.Length)..].Trim();
        if (!names.Contains(left))
        {
            problem = $"'{left}' is not varied{Spelling.Hint(left, names)} (varied: {Spelling.Phrase(names)})";
            return null;
        }

        if (right.Length == 0)
        {
            problem = $"there is nothing after '{relation}'";
            return null;
        }

        if (relation is not ("=" or "!=") && !names.Contains(right) && !Amount.TryParse(right, out _))
        {
            problem = $"'{right}' is neither a number with its unit nor varied: '{relation}' needs one";
            return null;
        }

        return new ConditionTerm(left, relation, right, names.Contains(right));
    }

    /// <summary>Whether it holds. What a point does not set equals nothing and compares with nothing.</summary>
    public bool Holds(Func<string, string?> valueOf)
    {
        var left = valueOf(Left);
        var right = RightIsName ? valueOf(Right) : Right;
        if (left is null || right is null)
        {
            return Relation == "!=";
        }

        var areAmounts = Amount.TryParse(left, out var l) & Amount.TryParse(right, out var r);
        if (!areAmounts || !l.IsLike(r))
        {
            return Relation switch
            {
                "=" => left == right,
                "!=" => left != right,
                _ => false,
            };
        }

        var order = l.Value.CompareTo(r.Value);
        return Relation switch
        {
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            ">=" => order >= 0,
            "=" => order == 0,
            _ => order != 0,
        };
    }
}
