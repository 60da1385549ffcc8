using System.Collections.Immutable;
using System.Globalization;

namespace NetSim.Units;

/// <summary>Reads and writes quantities as people write them: “10 ms”, “100 Mbit/s”, “64 KiB”, “1 %”.</summary>
/// <remarks>
/// A number, optional spaces, a unit. The unit is never guessed: only 0 may stand without one. Bits are <c>bit/s</c>
/// or <c>bps</c>, bytes <c>B</c>; k, M and G are powers of 1,000, Ki, Mi and Gi powers of 1,024.
/// </remarks>
public static class UnitText
{
    private static readonly ImmutableArray<(string Unit, decimal Scale)> TimeUnits =
    [
        ("ns", 1m), ("us", 1e3m), ("µs", 1e3m), ("μs", 1e3m), ("ms", 1e6m), ("s", 1e9m), ("min", 60e9m), ("h", 3600e9m),
    ];

    private static readonly ImmutableArray<(string Unit, decimal Scale)> SizeUnits =
    [
        ("B", 1m), ("kB", 1e3m), ("KB", 1e3m), ("MB", 1e6m), ("GB", 1e9m),
        ("KiB", 1024m), ("MiB", 1048576m), ("GiB", 1073741824m),
    ];

    private static readonly ImmutableArray<(string Unit, decimal Scale)> RateUnits =
    [
        ("bit/s", 1m), ("kbit/s", 1e3m), ("Mbit/s", 1e6m), ("Gbit/s", 1e9m),
        ("bps", 1m), ("kbps", 1e3m), ("Mbps", 1e6m), ("Gbps", 1e9m),
        ("B/s", 8m), ("kB/s", 8e3m), ("MB/s", 8e6m), ("GB/s", 8e9m),
    ];

    private static readonly ImmutableArray<(string Unit, decimal Scale)> ShareUnits = [("%", 0.01m), ("‰", 0.001m), ("", 1m)];

    private static readonly ImmutableArray<(string Unit, decimal Scale)> FrequencyUnits =
        [("/s", 1m), ("/min", 1m / 60), ("/ms", 1e3m)];

    private static readonly ImmutableArray<(string Unit, decimal Scale)> ShownTimeUnits =
        [("h", 3600e9m), ("min", 60e9m), ("s", 1e9m), ("ms", 1e6m), ("us", 1e3m), ("ns", 1m)];

    private static readonly ImmutableArray<(string Unit, decimal Scale)> ShownSizeUnits =
    [
        ("GiB", 1073741824m), ("GB", 1e9m), ("MiB", 1048576m), ("MB", 1e6m), ("KiB", 1024m), ("kB", 1e3m), ("B", 1m),
    ];

    private static readonly ImmutableArray<(string Unit, decimal Scale)> ShownRateUnits =
        [("Gbit/s", 1e9m), ("Mbit/s", 1e6m), ("kbit/s", 1e3m), ("bit/s", 1m)];

    /// <summary>Reads a length of time; units ns, us, ms, s, min, h.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="value">The length, rounded to a whole nanosecond.</param>
    /// <param name="problem">Null, or what is wrong, as half a sentence for the user.</param>
    public static bool TryParse(string text, out SimDuration value, out string? problem)
    {
        var read = TryParseWhole(text, TimeUnits, "a time such as 10 ms", out var nanoseconds, out problem);
        value = new SimDuration(nanoseconds);
        return read;
    }

    /// <summary>Reads an amount of data; units B, kB, MB, GB, KiB, MiB, GiB.</summary>
    /// <inheritdoc cref="TryParse(string, out SimDuration, out string?)"/>
    public static bool TryParse(string text, out DataSize value, out string? problem)
    {
        var read = TryParseWhole(text, SizeUnits, "a size such as 300 B or 64 KiB", out var bytes, out problem);
        value = new DataSize(bytes);
        return read;
    }

    /// <summary>Reads a rate; units bit/s, kbit/s, Mbit/s, Gbit/s and their short forms.</summary>
    /// <inheritdoc cref="TryParse(string, out SimDuration, out string?)"/>
    public static bool TryParse(string text, out DataRate value, out string? problem)
    {
        var read = TryParseWhole(text, RateUnits, "a rate such as 20 Mbit/s", out var bits, out problem);
        value = new DataRate(bits);
        return read;
    }

    /// <summary>Reads a probability: “1 %”, “5 ‰”, “0.01”.</summary>
    /// <inheritdoc cref="TryParse(string, out SimDuration, out string?)"/>
    public static bool TryParse(string text, out Probability value, out string? problem)
    {
        value = default;
        if (!TryParseNumber(text, ShareUnits, "a probability such as 1 % or 0.01", out var share, out problem))
        {
            return false;
        }

        if (share is < 0 or > 1)
        {
            problem = $"'{text}' is not between 0 % and 100 %";
            return false;
        }

        value = new Probability(ToDouble(share));
        return true;
    }

    /// <summary>Reads how often something happens, in times per second: “50 /s”.</summary>
    /// <inheritdoc cref="TryParse(string, out SimDuration, out string?)"/>
    public static bool TryParseFrequency(string text, out double perSecond, out string? problem)
    {
        perSecond = 0;
        if (!TryParseNumber(text, FrequencyUnits, "a frequency such as 50 /s", out var value, out problem))
        {
            return false;
        }

        if (value < 0)
        {
            problem = $"'{text}' is negative";
            return false;
        }

        perSecond = ToDouble(value);
        return true;
    }

    /// <summary>The length in the largest unit that needs no fraction: “1500 ms”, “10 ms”, “3 s”.</summary>
    public static string Format(SimDuration value) =>
        value == SimDuration.Zero ? "0 s" : Format(value.Nanoseconds, ShownTimeUnits);

    /// <summary>The amount in the largest unit that needs no fraction: “64 KiB”, “15 kB”, “300 B”.</summary>
    public static string Format(DataSize value) =>
        Format(value.Bytes, ShownSizeUnits);

    /// <summary>The rate in the largest unit that needs no fraction: “20 Mbit/s”.</summary>
    public static string Format(DataRate value) =>
        Format(value.BitsPerSecond, ShownRateUnits);

    /// <summary>The probability in per cent: “1 %”. Read again it is the same to the last bit, from 10⁻¹¹ up.</summary>
    public static string Format(Probability value)
    {
        // A conversion from double to decimal rounds to 15 digits, so 1/3 would not come back; its shortest text does.
        var share = value.Value.ToString("R", CultureInfo.InvariantCulture);
        var exact = decimal.Parse(share, NumberStyles.Float, CultureInfo.InvariantCulture);
        return exact == 0 && value.Value != 0
            ? share
            : string.Create(CultureInfo.InvariantCulture, $"{exact * 100:0.##########################} %");
    }

    private static string Format(long value, ImmutableArray<(string Unit, decimal Scale)> units)
    {
        foreach (var (unit, scale) in units)
        {
            if (value != 0 && value % scale == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{value / scale:0} {unit}");
            }
        }

        return $"0 {units[^1].Unit}";
    }

    private static bool TryParseWhole(
        string text, ImmutableArray<(string Unit, decimal Scale)> units, string expected, out long value, out string? problem)
    {
        value = 0;
        if (!TryParseNumber(text, units, expected, out var exact, out problem))
        {
            return false;
        }

        if (exact < 0)
        {
            problem = $"'{text}' is negative";
            return false;
        }

        var rounded = decimal.Round(exact);
        if (rounded > long.MaxValue)
        {
            problem = $"'{text}' is too large";
            return false;
        }

        if (rounded == 0 && exact != 0)
        {
            problem = $"'{text}' is too small to tell from zero";
            return false;
        }

        value = (long)rounded;
        return true;
    }

    private static bool TryParseNumber(
        string text, ImmutableArray<(string Unit, decimal Scale)> units, string expected, out decimal value, out string? problem)
    {
        value = 0;
        var trimmed = text.AsSpan().Trim();
        var end = 0;
        while (end < trimmed.Length && IsNumberCharacter(trimmed, end))
        {
            end++;
        }

        var digits = trimmed[..end];
        if (!decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            // A decimal ends at 7.9e28; what a double still reads was a number, only too large a one.
            problem = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                ? $"'{text}' is too large"
                : $"expected {expected}, not '{text}'";
            return false;
        }

        if (number == 0 && HasNonZeroDigit(digits))
        {
            problem = $"'{text}' is too small to tell from zero";
            return false;
        }

        var unit = trimmed[end..].Trim().ToString();
        if (unit.Length == 0 && number == 0)
        {
            problem = null;
            return true;
        }

        foreach (var (name, scale) in units)
        {
            if (string.Equals(name, unit, StringComparison.Ordinal))
            {
                return TryScale(text, number, scale, out value, out problem);
            }
        }

        var known = string.Join(", ", units.Select(u => u.Unit).Where(u => u is not ("" or "μs" or "µs")));
        problem = unit.Length == 0
            ? $"'{text}' has no unit: expected {expected} (units: {known})"
            : $"'{unit}' is not a unit here: expected {expected} (units: {known})";
        return false;
    }

    // An exponent belongs to the number only where digits follow: "1e3 ms", but not the E of "5 EB".
    private static bool IsNumberCharacter(ReadOnlySpan<char> text, int at) =>
        text[at] is (>= '0' and <= '9') or '.' or '+' or '-'
        || (text[at] is 'e' or 'E' && at > 0 && at + 1 < text.Length && text[at + 1] is (>= '0' and <= '9') or '+' or '-');

    // Whether the number before the exponent is not zero: "1e-40" is read as zero but does not say zero.
    private static bool HasNonZeroDigit(ReadOnlySpan<char> digits)
    {
        var exponent = digits.IndexOfAny('e', 'E');
        return (exponent < 0 ? digits : digits[..exponent]).ContainsAnyInRange('1', '9');
    }

    // The nearest double; the conversion from decimal may miss it by a bit. Zero loses its sign.
    private static double ToDouble(decimal value) => value == 0
        ? 0
        : double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static bool TryScale(string text, decimal number, decimal scale, out decimal value, out string? problem)
    {
        try
        {
            value = number * scale;
            problem = null;
            return true;
        }
        catch (OverflowException)
        {
            value = 0;
            problem = $"'{text}' is too large";
            return false;
        }
    }
}
