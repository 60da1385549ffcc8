using System.Collections.Immutable;
using System.Globalization;

namespace NetSim.Topologies.Sweeps;

/// <summary>A number with a unit, whatever it measures: what ranges and conditions calculate with.</summary>
/// <param name="Number">The number before the unit.</param>
/// <param name="Unit">The unit as it was written; empty for a bare number.</param>
internal readonly record struct Amount(decimal Number, string Unit)
{
    private const string Share = "probability";

    private static readonly ImmutableArray<(string Unit, string Kind, decimal Scale)> Units =
    [
        ("", "number", 1m), ("%", Share, 0.01m), ("‰", Share, 0.001m),
        ("ns", "time", 1m), ("us", "time", 1e3m), ("µs", "time", 1e3m), ("μs", "time", 1e3m), ("ms", "time", 1e6m),
        ("s", "time", 1e9m), ("min", "time", 60e9m), ("h", "time", 3600e9m),
        ("B", "size", 1m), ("kB", "size", 1e3m), ("KB", "size", 1e3m), ("MB", "size", 1e6m), ("GB", "size", 1e9m),
        ("KiB", "size", 1024m), ("MiB", "size", 1048576m), ("GiB", "size", 1073741824m),
        ("bit/s", "rate", 1m), ("kbit/s", "rate", 1e3m), ("Mbit/s", "rate", 1e6m), ("Gbit/s", "rate", 1e9m),
        ("bps", "rate", 1m), ("kbps", "rate", 1e3m), ("Mbps", "rate", 1e6m), ("Gbps", "rate", 1e9m),
        ("B/s", "rate", 8m), ("kB/s", "rate", 8e3m), ("MB/s", "rate", 8e6m), ("GB/s", "rate", 8e9m),
        ("/s", "frequency", 1m), ("/min", "frequency", 1m / 60), ("/ms", "frequency", 1e3m),
    ];

    /// <summary>What it measures: “time”, “number”.</summary>
    public string Kind => Known(Unit).Kind;

    /// <summary>How many of the smallest unit the unit is.</summary>
    public decimal Scale => Known(Unit).Scale;

    /// <summary>The value in the smallest unit of its kind.</summary>
    public decimal Value => Number * Scale;

    /// <summary>Reads a number and its unit.</summary>
    public static bool TryParse(string text, out Amount amount)
    {
        var trimmed = text.Trim();
        for (var end = Math.Min(trimmed.Length, Limits.ScalarLength); end > 0; end--)
        {
            if (decimal.TryParse(trimmed.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && char.IsAsciiDigit(trimmed[end - 1]))
            {
                amount = new Amount(number, trimmed[end..].Trim());
                var unit = amount.Unit;
                return Math.Abs(number) < 1e15m && Units.Any(known => known.Unit == unit);
            }
        }

        amount = default;
        return false;
    }

    /// <summary>Whether two measure the same. A bare zero is a zero of anything, a bare number may be a probability.</summary>
    public bool IsLike(Amount other) =>
        Kind == other.Kind || IsBareZero || other.IsBareZero
        || (Unit.Length == 0 && other.Kind == Share) || (other.Unit.Length == 0 && Kind == Share);

    /// <summary>A value of a unit as text: “12.5 ms”.</summary>
    public static string Format(decimal value, string unit) => string.Create(
        CultureInfo.InvariantCulture, $"{value / Known(unit).Scale:0.############}{(unit.Length > 0 ? " " : "")}{unit}");

    private bool IsBareZero => Number == 0 && Unit.Length == 0;

    private static (string Unit, string Kind, decimal Scale) Known(string unit) => Units.First(known => known.Unit == unit);
}
