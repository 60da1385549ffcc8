using System.CommandLine;
using NetSim.Network;
using NetSim.Reporting.Charts;

namespace NetSim.Cli;

/// <summary><c>netsim chart RESULTS</c>: draws the charts of stored results again, without running.</summary>
internal static class ChartCommand
{
    private const string Light = "light";
    private const string Dark = "dark";
    private const string English = "en";
    private const string Chinese = "zh";

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        var results = new Argument<string>("RESULTS") { Description = "A folder of results: of run, compare or sensitivity." };
        var only = new Option<string[]>("--only")
        {
            Description = $"Which kind of chart: {string.Join(", ", ChartKinds.All.Select(kind => kind.Name))}. May be given often. "
                + "Default: what the topology asks for, or what fits the results.",
            HelpName = "KIND",
            AllowMultipleArgumentsPerToken = false,
        };
        only.AcceptOnlyFromAmong([.. ChartKinds.All.Select(kind => kind.Name)]);
        var connection = new Option<string?>("--connection") { Description = "Which connection. Default: all.", HelpName = "NAME" };
        var phase = Choice("--phase", "Which phase. Default: what fits the results.", [.. ChartPhases.Names]);
        var format = Choice("--format", "Which pictures. Default: both.", [.. ChartFiles.Formats]);
        var theme = Choice("--theme", "The ground. Default: light.", Light, Dark);
        var language = Choice("--language", "The language of the words. Default: en.", English, Chinese);
        var width = WidthOption("that of the topology, or 1200");
        var output = new Option<string?>("--output") { Description = "Where to. Default: charts in RESULTS.", HelpName = "FOLDER" };
        var command = new Command("chart", "Draws the charts of stored results, without running anything.") { results };
        foreach (var option in new Option[] { only, connection, phase, format, width, theme, language, output })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(results)!;
            var style = new ChartStyle
            {
                Width = parsed.GetValue(width) ?? new ChartStyle().Width,
                Theme = parsed.GetValue(theme) == Dark ? ChartTheme.Dark : ChartTheme.Light,
                Language = parsed.GetValue(language) == Chinese ? ChartLanguage.Chinese : ChartLanguage.English,
            };
            var asked = new Asked(
                parsed.GetValue(only) ?? [], parsed.GetValue(connection), ChartPhases.Of(parsed.GetValue(phase)), parsed.GetValue(width));
            var target = parsed.GetValue(output) ?? Path.Combine(folder, "charts");
            var charts = Make(folder, asked);
            Directory.CreateDirectory(target);
            var files = new ChartFiles(
                name => File.Create(Path.Combine(target, name)),
                style,
                parsed.GetValue(format) is { } one ? [one] : ChartFiles.Formats);
            foreach (var name in files.Write(charts))
            {
                terminal.Output.WriteLine(Path.Combine(target, name));
            }
        });
        return command;
    }

    // What the command line says goes before what the topology asks for.
    private static IReadOnlyList<Chart> Make(string folder, Asked asked)
    {
        var (source, wanted) = StoredCharts.Read(folder);
        if (asked.Connection is { } name && source.Study is { } study && !study.Connections.Contains(name, StringComparer.Ordinal))
        {
            throw new UserErrorException(
                $"there is no connection '{name}'; there is {string.Join(", ", study.Connections.Select(other => $"'{other}'"))}");
        }

        var specs = asked.Only.Count > 0
            ? asked.Only.Select(only => new ChartSpec { Type = ChartKinds.All.First(kind => kind.Name == only).Type })
            : wanted.Count > 0
                ? wanted
                : ChartKinds.All.Where(kind => kind.IsDefault(source)).Select(kind => new ChartSpec { Type = kind.Type });
        List<ChartSpec> chosen = [.. specs.Select(spec => spec with
        {
            Connection = asked.Connection ?? spec.Connection,
            Phase = asked.Phase ?? spec.Phase,
            Width = asked.Width ?? spec.Width,
        })];
        var charts = chosen.Count > 0 ? ChartKinds.Make(source, chosen) : [];
        return chosen.Find(spec => charts.All(chart => chart.Type != spec.Type)) is { } without
            ? throw new UserErrorException(
                $"the results have nothing for '{ChartNames.Of(without.Type)}': {ChartKinds.Of(without.Type).Needs}")
            : charts;
    }

    /// <summary>The option of a width.</summary>
    /// <param name="fallback">What it is without the option.</param>
    public static Option<int?> WidthOption(string fallback)
    {
        var width = new Option<int?>("--width")
        {
            Description = $"The width in pixels, {ChartStyle.LeastWidth} to {ChartStyle.GreatestWidth}. Default: {fallback}.",
            HelpName = "PIXELS",
        };
        width.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var pixels)
                || pixels is < ChartStyle.LeastWidth or > ChartStyle.GreatestWidth))
            {
                result.AddError($"--width is {ChartStyle.LeastWidth} to {ChartStyle.GreatestWidth} pixels");
            }
        });
        return width;
    }

    private static Option<string?> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string?>(name) { Description = description };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private sealed record Asked(IReadOnlyList<string> Only, string? Connection, Phase? Phase, int? Width);
}
