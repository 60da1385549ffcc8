using System.Globalization;
using NetSim.Units;

namespace NetSim.Reporting.Charts.Sources;

/// <summary>The values of a swept parameter: numbers of one unit, or names.</summary>
internal sealed class ParameterScale
{
    private const double LogarithmicFrom = 30;

    private ParameterScale(string unit, IReadOnlyList<double>? numbers) => (Unit, Numbers) = (unit, numbers);

    /// <summary>The unit of the numbers; empty without one.</summary>
    public string Unit { get; }

    /// <summary>The values as numbers of the unit, in the order in which they were given; null where they are names.</summary>
    public IReadOnlyList<double>? Numbers { get; }

    /// <summary>Whether the numbers lie so far apart that equal factors should be equally long.</summary>
    public bool IsLogarithmic => Numbers is { Count: > 2 } numbers && numbers.Min() > 0
        && numbers.Max() / numbers.Min() >= LogarithmicFrom;

    /// <summary>The scale of a parameter’s values.</summary>
    /// <param name="values">Its values as text; at least one.</param>
    public static ParameterScale Of(IReadOnlyList<string> values)
    {
        if (Every(values, static text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null) is { } plain)
        {
            return new ParameterScale("", plain);
        }

        if (Every(values, static text => UnitText.TryParse(text, out Probability share, out _) ? 100 * share.Value : null) is { } shares)
        {
            return new ParameterScale("%", shares);
        }

        if (Every(values, static text => UnitText.TryParse(text, out SimDuration time, out _) ? time.Nanoseconds / 1e6 : null) is { } times)
        {
            var isLong = times.Max() >= 10_000;
            return new ParameterScale(isLong ? "s" : "ms", isLong ? [.. times.Select(time => time / 1000)] : times);
        }

        if (Every(values, static text => UnitText.TryParse(text, out DataRate rate, out _) ? rate.BitsPerSecond / 1e6 : null) is { } rates)
        {
            return new ParameterScale("Mbit/s", rates);
        }

        return Every(values, static text => UnitText.TryParse(text, out DataSize size, out _) ? size.Bytes / 1e3 : null) is { } sizes
            ? new ParameterScale("KB", sizes)
            : new ParameterScale("", null);
    }

    private static List<double>? Every(IReadOnlyList<string> values, Func<string, double?> read)
    {
        var numbers = values.Select(read).ToList();
        return numbers.Contains(null) ? null : [.. numbers.Select(number => number!.Value)];
    }
}
