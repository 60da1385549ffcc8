using System.Globalization;

namespace NetSim.Reporting.Charts.Figures;

/// <summary>Numbers as charts and their tables write them.</summary>
internal static class NumberText
{
    /// <summary>A number with four significant digits, for people.</summary>
    public static string Of(double value)
    {
        if (Math.Abs(value) < 1e-12)
        {
            return "0";
        }

        var decimals = Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 9);
        var format = decimals == 0 ? "#,0" : "#,0." + new string('#', decimals);
        return Math.Round(value, decimals).ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>A multiple of a round step, with as many decimals as the step has.</summary>
    /// <param name="value">The multiple.</param>
    /// <param name="step">1, 2 or 5 times a power of ten.</param>
    public static string Stepped(double value, double step)
    {
        var decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(step) + 1e-9), 0, 12);
        var rounded = Math.Round(value, decimals) + 0.0;
        return rounded.ToString(decimals == 0 ? "#,0" : "#,0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }

    /// <summary>A share as per cent with up to four significant digits.</summary>
    public static string Percent(double share) => $"{Of(100 * share)} %";

    /// <summary>A number for a table, to nine significant digits; empty where there is none.</summary>
    public static string Cell(double value) =>
        double.IsFinite(value) ? value.ToString("0.#########", CultureInfo.InvariantCulture) : "";

    /// <summary>Nanoseconds as milliseconds for a table; empty where there are none.</summary>
    public static string Milliseconds(double nanoseconds) => Cell(nanoseconds / 1e6);

    /// <summary>A whole number for a table.</summary>
    public static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);
}
