namespace NetSim.Reporting.Charts.Figures;

/// <summary>An axis of numbers, linear or logarithmic, with round ticks.</summary>
internal sealed class NumberAxis : FigureAxis
{
    private const double NeverShare = 0.09;

    private readonly double _low;
    private readonly double _high;
    private readonly bool _isLogarithmic;
    private readonly Func<double, string>? _text;

    /// <summary>An axis.</summary>
    /// <param name="label">What it shows, with the unit.</param>
    /// <param name="low">Its lower end.</param>
    /// <param name="high">Its upper end; more than the lower.</param>
    /// <param name="isLogarithmic">Whether equal factors are equally long; the lower end is above 0 then.</param>
    /// <param name="text">A number’s text; null for as many digits as tell the ticks apart.</param>
    public NumberAxis(string label, double low, double high, bool isLogarithmic = false, Func<double, string>? text = null)
        : base(label)
    {
        (Low, High, IsLogarithmic) = (low, high, isLogarithmic);
        _isLogarithmic = isLogarithmic;
        (_low, _high) = isLogarithmic ? (Math.Log10(low), Math.Log10(high)) : (low, high);
        _text = text;
    }

    /// <summary>Its lower end.</summary>
    public double Low { get; }

    /// <summary>Its upper end.</summary>
    public double High { get; }

    /// <summary>Whether equal factors are equally long.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>What stands at the place of an infinite value, beyond all numbers; empty for an axis without such a place.
    /// Default: empty.</summary>
    public string Never { get; init; } = "";

    /// <summary>Whether only whole numbers have ticks. Default: no.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether there is any number to show; without, it has no numbered ticks. Default: yes.</summary>
    public bool HasNumbers { get; init; } = true;

    /// <summary>Where the numbers end and the place of what is infinite begins, from 0 to 1.</summary>
    public double End => Never.Length == 0 ? 1 : HasNumbers ? 1 - NeverShare : 0;

    /// <summary>An axis that holds values, with a margin.</summary>
    /// <param name="label">What it shows, with the unit.</param>
    /// <param name="least">The least value; not a number where there is none.</param>
    /// <param name="most">The greatest.</param>
    /// <param name="isLogarithmic">Whether equal factors shall be equally long; not where the least is not above 0.</param>
    /// <param name="text">A number’s text; null for as many digits as tell the ticks apart.</param>
    /// <param name="never">What stands at the place of what is infinite.</param>
    public static NumberAxis Around(
        string label, double least, double most, bool isLogarithmic, Func<double, string>? text = null, string never = "")
    {
        if (double.IsNaN(least))
        {
            return new NumberAxis(label, 0, 1, isLogarithmic: false, text) { Never = never, HasNumbers = false };
        }

        if (isLogarithmic && least > 0)
        {
            // Values that are all the same still need an axis with a width.
            var margin = most / least > 1.000001 ? Math.Pow(most / least, 0.04) : 1.2;
            return new NumberAxis(label, least / margin, most * margin, isLogarithmic: true, text) { Never = never };
        }

        var width = most - least > 1e-9 * Math.Abs(most) ? 0.04 * (most - least) : Math.Max(0.05 * Math.Abs(most), 0.1);
        var low = least >= 0 && least - width < 0 ? 0 : least - width;
        return new NumberAxis(label, low, most + width, isLogarithmic: false, text) { Never = never };
    }

    /// <inheritdoc/>
    public override double Place(double value)
    {
        if (double.IsPositiveInfinity(value))
        {
            return (End + 1) / 2;
        }

        var at = _isLogarithmic ? value > 0 ? Math.Log10(value) : double.NegativeInfinity : value;
        return End * double.Clamp((at - _low) / (_high - _low), 0, 1);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<AxisTick> Ticks(int atMost)
    {
        var ticks = !HasNumbers ? [] : _isLogarithmic ? Decades(atMost) : Steps(atMost);
        return Never.Length > 0 ? [.. ticks, new AxisTick(Place(double.PositiveInfinity), Never)] : ticks;
    }

    private List<AxisTick> Steps(int atMost)
    {
        var rough = (_high - _low) / Math.Max(1, atMost);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double[] factors = [1, 2, 5, 10];
        var step = power * factors.First(factor => factor * power >= rough * 0.999999);
        step = IsWhole ? Math.Max(1, step) : step;
        var ticks = new List<AxisTick>();
        for (var index = Math.Ceiling(_low / step - 1e-9); index * step <= _high + 1e-9 * step; index++)
        {
            // A whole number of tenths divides exactly where a product of a tenth would not.
            var value = step < 1 ? index / Math.Round(1 / step, 9) : index * step;
            ticks.Add(new AxisTick(Place(value), _text is null ? NumberText.Stepped(value, step) : _text(value)));
        }

        return ticks;
    }

    private List<AxisTick> Decades(int atMost)
    {
        var decades = _high - _low;
        int[] named = 9 * decades <= atMost ? [1, 2, 3, 4, 5, 6, 7, 8, 9]
            : 5 * decades <= atMost ? [1, 2, 3, 5, 7]
            : 3 * decades <= atMost ? [1, 2, 5]
            : [1];
        var every = Math.Max(1, (int)Math.Ceiling(decades / Math.Max(1, atMost)));
        var ticks = new List<AxisTick>();
        for (var decade = (int)Math.Floor(_low); decade <= _high; decade++)
        {
            for (var digit = 1; digit < 10; digit++)
            {
                var value = digit * Math.Pow(10, decade);
                if (Math.Log10(value) < _low || Math.Log10(value) > _high)
                {
                    continue;
                }

                var isNamed = named.Contains(digit) && (named.Length > 1 || decade % every == 0);
                ticks.Add(new AxisTick(Place(value), isNamed ? (_text ?? NumberText.Of)(value) : ""));
            }
        }

        return ticks.Count(tick => tick.Text.Length > 0) >= 2 ? ticks : Inside();
    }

    // So short a stretch that it holds fewer than two round numbers: linear steps, at their logarithmic places.
    private List<AxisTick> Inside() =>
        [.. new NumberAxis(Label, Low, High, isLogarithmic: false, _text).Steps(5)
            .Select(tick => tick with { Place = Place(Low + tick.Place * (High - Low)) })];
}
