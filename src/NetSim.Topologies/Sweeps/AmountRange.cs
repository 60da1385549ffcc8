using System.Globalization;

namespace NetSim.Topologies.Sweeps;

/// <summary>A range of values: “0 % .. 10 % step 1 %”, “10 ms .. 1 s log 7”, “1 .. 9 linear 5”.</summary>
/// <param name="First">Where it begins.</param>
/// <param name="Last">Where it ends at the latest; it may be less than the first.</param>
/// <param name="Spacing">How the values lie.</param>
/// <param name="Step">The step, above zero; the default without one.</param>
/// <param name="Count">How many values; for a number of them only.</param>
internal sealed record AmountRange(Amount First, Amount Last, RangeSpacing Spacing, Amount Step, int Count)
{
    private const string Dots = "..";

    /// <summary>Whether a text is meant as a range.</summary>
    public static bool IsMeant(string text) => text.Contains(Dots, StringComparison.Ordinal);

    /// <summary>Reads a range.</summary>
    /// <returns>Null with a problem.</returns>
    public static AmountRange? Parse(string text, out string problem)
    {
        var dots = text.IndexOf(Dots, StringComparison.Ordinal);
        var words = text[(dots + Dots.Length)..].Trim();
        var spacing = RangeSpacing.Open;
        var how = "";
        foreach (var known in new[] { RangeSpacing.Step, RangeSpacing.Linear, RangeSpacing.Log })
        {
            var word = $" {known.ToString().ToLowerInvariant()} ";
            if (words.IndexOf(word, StringComparison.Ordinal) is var at and >= 0)
            {
                (spacing, how, words) = (known, words[(at + word.Length)..].Trim(), words[..at]);
                break;
            }
        }

        problem = "";
        if (!Amount.TryParse(text[..dots], out var first) || !Amount.TryParse(words, out var last))
        {
            problem = $"expected a range such as 0 % .. 10 % step 1 % or 10 ms .. 1 s log 7, not '{text}'";
            return null;
        }

        problem = !first.IsLike(last) ? $"'{text}' goes from a {first.Kind} to a {last.Kind}"
            : first.Value == last.Value ? $"'{text}' begins where it ends"
            : spacing == RangeSpacing.Log && (first.Value <= 0 || last.Value <= 0)
                ? $"'{text}': a logarithmic range lies above zero"
            : "";
        return problem.Length > 0 ? null : Complete(new AmountRange(first, last, spacing, default, 0), text, how, out problem);
    }

    /// <summary>The values as text.</summary>
    /// <param name="parts">In how many parts a range is cut that does not say it.</param>
    public IReadOnlyList<string> Values(int parts)
    {
        if (Spacing == RangeSpacing.Step)
        {
            var sign = Last.Value > First.Value ? 1 : -1;
            var unit = Step.Unit.Length > 0 || First.Unit.Length == 0 ? Step.Unit : First.Unit;
            return [.. Enumerable.Range(0, Steps + 1).Select(k => Amount.Format(First.Value + sign * k * Step.Value, unit))];
        }

        var count = Spacing == RangeSpacing.Open ? parts + 1 : Count;
        return [.. Enumerable.Range(0, count).Select(k => At((double)k / (count - 1)))];
    }

    /// <summary>The value at a share of the way, to four digits; the ends are exact.</summary>
    public string At(double share)
    {
        if (share is 0 or 1)
        {
            var end = share == 0 ? First : Last;
            return Amount.Format(end.Value, end.Unit.Length > 0 ? end.Unit : Other(end).Unit);
        }

        var first = (double)First.Value;
        var last = (double)Last.Value;
        var value = Spacing == RangeSpacing.Log
            ? first * Math.Pow(last / first, share)
            : first + share * (last - first);
        var unit = UnitFor((decimal)value);
        var number = (value / (double)new Amount(1, unit).Scale).ToString("G4", CultureInfo.InvariantCulture);
        var rounded = decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        return Amount.Format(rounded * new Amount(1, unit).Scale, unit);
    }

    // Rounded down, so that the last value does not pass the end.
    private int Steps => (int)Math.Floor(Math.Abs(Last.Value - First.Value) / Step.Value);

    private static AmountRange? Complete(AmountRange range, string text, string how, out string problem)
    {
        problem = "";
        switch (range.Spacing)
        {
            case RangeSpacing.Step:
                if (!Amount.TryParse(how, out var step) || step.Value <= 0 || !step.IsLike(range.First) || !step.IsLike(range.Last))
                {
                    problem = $"'{how}' is not a step from {range.First.Kind} to {range.Last.Kind}: it is more than zero";
                    return null;
                }

                problem = Math.Abs(range.Last.Value - range.First.Value) / step.Value >= Limits.Values
                    ? $"'{text}' is more than {Limits.Values} values"
                    : "";
                return problem.Length > 0 ? null : range with { Step = step };
            case RangeSpacing.Linear or RangeSpacing.Log:
                if (int.TryParse(how, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                    && count is >= 2 and <= Limits.Values)
                {
                    return range with { Count = count };
                }

                problem = $"'{how}' is not a number of values from 2 to {Limits.Values}";
                return null;
            default:
                return range;
        }
    }

    private Amount Other(Amount end) => end == First ? Last : First;

    // The end's unit that the value is at least one of: 10 ms .. 1 s passes through 464.2 ms.
    private string UnitFor(decimal value)
    {
        var greater = First.Scale > Last.Scale ? First : Last;
        var lesser = First.Scale > Last.Scale ? Last : First;
        return lesser.Unit.Length == 0 || Math.Abs(value) >= greater.Scale ? greater.Unit : lesser.Unit;
    }
}
