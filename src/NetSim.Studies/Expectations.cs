using System.Globalization;
using NetSim.Network;
using NetSim.Units;

namespace NetSim.Studies;

/// <summary>Holds results against the service levels of a scenario.</summary>
public static class Expectations
{
    /// <summary>Evaluates each expectation, in order.</summary>
    /// <remarks>A statistic that is not reached is infinite: it keeps no upper limit. So is a mean over connections of
    /// which one never got there. Without any connection nothing is met.</remarks>
    public static IReadOnlyList<ExpectationResult> Evaluate(IReadOnlyList<Expectation> expectations, Summary summary) =>
        [.. expectations.Select(expectation => Evaluate(expectation, summary))];

    private static ExpectationResult Evaluate(Expectation expectation, Summary summary) =>
        expectation.Phase is { } phase
            ? EvaluatePhase(expectation, phase, summary)
            : EvaluateShare(expectation, summary);

    private static ExpectationResult EvaluatePhase(Expectation expectation, Phase phase, Summary summary)
    {
        var count = summary.Count(phase, expectation.Connection);
        if (count == 0)
        {
            return new ExpectationResult(expectation, "no connection has this phase", false);
        }

        var missing = count - summary.Reached(phase, expectation.Connection);
        var value = expectation.Quantile is { } probability
            ? summary.Quantile(probability, phase, expectation.Connection)
            : missing == 0 ? summary.Mean(phase, expectation.Connection) : null;
        if (value is { } length)
        {
            var met = expectation.AtMost ? length <= expectation.Limit : length >= expectation.Limit;
            return new ExpectationResult(expectation, Text(length), met);
        }

        var actual = string.Create(
            CultureInfo.InvariantCulture, $"not reached by {missing} of {count} connections");
        return new ExpectationResult(expectation, actual, !expectation.AtMost);
    }

    private static ExpectationResult EvaluateShare(Expectation expectation, Summary summary)
    {
        var (completed, count) = summary.Completed(expectation.Connection);
        if (count == 0)
        {
            return new ExpectationResult(expectation, "no connection", false);
        }

        var share = (double)completed / count;
        var met = expectation.AtMost ? share <= expectation.Share.Value : share >= expectation.Share.Value;
        var actual = string.Create(
            CultureInfo.InvariantCulture, $"{share * 100:0.####} % ({completed} of {count})");
        return new ExpectationResult(expectation, actual, met);
    }

    private static string Text(SimDuration length) =>
        string.Create(CultureInfo.InvariantCulture, $"{length.InMilliseconds:0.###} ms");
}
