using ScottPlot;
using ScottPlot.TickGenerators;

namespace NetSim.Reporting.Charts;

/// <summary>The time axis of a panel: milliseconds or seconds, linear or logarithmic, whichever shows
/// more.</summary>
internal sealed class LatencyAxis
{
    private const double LogarithmicFrom = 20;
    private readonly double _scale;
    private readonly bool _isLogarithmic;

    /// <summary>The axis for lengths between two.</summary>
    /// <param name="least">The shortest, in nanoseconds; at least 0.</param>
    /// <param name="most">The longest.</param>
    public LatencyAxis(long least, long most)
    {
        _scale = least >= 1_000_000_000 ? 1e9 : 1e6;
        Unit = least >= 1_000_000_000 ? "s" : "ms";
        _isLogarithmic = least > 0 && most / (double)least >= LogarithmicFrom;
        var (left, right) = (Place(least), Place(most));
        // Lengths that are all the same still need an axis with a width.
        var margin = right - left > 1e-9 * Math.Abs(right)
            ? 0.05 * (right - left)
            : Math.Max(0.05 * Math.Abs(right), 0.1);
        Left = left - margin;
        Right = right + 2 * margin;
    }

    /// <summary>The unit: “ms” or “s”.</summary>
    public string Unit { get; }

    /// <summary>The left end of the axis.</summary>
    public double Left { get; }

    /// <summary>The right end of the axis.</summary>
    public double Right { get; }

    /// <summary>Where a length is on the axis.</summary>
    public double Place(long nanoseconds) =>
        _isLogarithmic ? Math.Log10(nanoseconds / _scale) : nanoseconds / _scale;

    /// <summary>A length with four significant digits, as a legend shows it.</summary>
    public string Text(long nanoseconds) => $"{Rounded(nanoseconds / _scale)} {Unit}";

    /// <summary>The ticks; round values, in the axis’s unit.</summary>
    public ITickGenerator Ticks()
    {
        if (!_isLogarithmic)
        {
            return new NumericAutomatic { LabelFormatter = value => Rounded(value) };
        }

        var decades = Right - Left;
        int[] steps = decades < 1.5 ? [1, 2, 3, 5, 7] : decades < 3.5 ? [1, 2, 5] : [1];
        var ticks = new NumericManual();
        for (var decade = (int)Math.Floor(Left); decade <= Right; decade++)
        {
            for (var digit = 1; digit < 10; digit++)
            {
                var value = digit * Math.Pow(10, decade);
                var place = Math.Log10(value);
                if (place < Left || place > Right)
                {
                    continue;
                }

                if (steps.Contains(digit))
                {
                    ticks.AddMajor(place, Rounded(value));
                }
                else
                {
                    ticks.AddMinor(place);
                }
            }
        }

        return ticks;
    }

    private static string Rounded(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        var decimals = Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 6);
        return Math.Round(value, decimals).ToString(
            decimals == 0 ? "#,0" : "#,0." + new string('#', decimals));
    }
}
