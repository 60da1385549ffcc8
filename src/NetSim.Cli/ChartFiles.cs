using System.Text;
using NetSim.Reporting.Charts;

namespace NetSim.Cli;

/// <summary>Writes charts: for each a picture or two, and the numbers that they draw.</summary>
/// <param name="open">Opens a file of a name for writing.</param>
/// <param name="style">How they look.</param>
/// <param name="formats">Which pictures: “png”, “svg”.</param>
internal sealed class ChartFiles(Func<string, Stream> open, ChartStyle style, IReadOnlyList<string> formats)
{
    /// <summary>The formats of pictures.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["png", "svg"];

    /// <summary>Writes charts.</summary>
    /// <returns>The names of the files.</returns>
    public IReadOnlyList<string> Write(IEnumerable<Chart> charts)
    {
        var names = new List<string>();
        foreach (var chart in charts)
        {
            Write(names, $"{chart.Name}.csv", Encoding.UTF8.GetBytes(chart.Numbers.ToString()));
            if (formats.Contains("png", StringComparer.Ordinal))
            {
                Write(names, $"{chart.Name}.png", chart.Png(style));
            }

            if (formats.Contains("svg", StringComparer.Ordinal))
            {
                Write(names, $"{chart.Name}.svg", Encoding.UTF8.GetBytes(chart.Svg(style)));
            }
        }

        return names;
    }

    private void Write(List<string> names, string name, byte[] content)
    {
        using var file = open(name);
        file.Write(content);
        names.Add(name);
    }
}
