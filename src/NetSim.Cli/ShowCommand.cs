using System.CommandLine;
using System.Globalization;
using System.Text;
using NetSim.Reporting.Maps;

namespace NetSim.Cli;

/// <summary><c>netsim show FILE</c>: the map of a topology.</summary>
internal static class ShowCommand
{
    private const string Text = "text";
    private const string Dot = "dot";
    private const string Svg = "svg";
    private const string Png = "png";
    private const string English = "en";
    private const string Chinese = "zh";

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        var arguments = new Arguments();
        var point = new Option<int?>("--point")
        {
            Description = "Which point of a sweep, from 0. Default: 0.",
            HelpName = "N",
        };
        var format = new Option<string?>("--format") { Description = "How it is drawn. Default: as the output's name says, or text." };
        format.AcceptOnlyFromAmong(Text, Dot, Svg, Png);
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write. Default: standard output.",
            HelpName = "FILE",
        };
        var language = new Option<string>("--language")
        {
            Description = "The language of what is not the topology's own. Default: en.",
            DefaultValueFactory = static _ => English,
        };
        language.AcceptOnlyFromAmong(English, Chinese);
        var dark = new Option<bool>("--dark") { Description = "Draws on a dark ground." };
        var width = new Option<int?>("--width")
        {
            Description = $"How wide the picture is, in pixels. Default: {MapPage.DefaultWidth}.",
            HelpName = "N",
        };
        var command = new Command("show", "Draws the topology: hosts, links with delay, rate and loss, connections.");
        arguments.AddTo(command);
        foreach (var option in new Option[] { point, format, output, language, dark, width })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            var file = parsed.GetValue(output);
            var drawn = parsed.GetValue(format) ?? FormatOf(file);
            var look = new Look(drawn, parsed.GetValue(width), parsed.GetValue(dark));
            Check(look, file);
            var map = Load(arguments, parsed, parsed.GetValue(point), parsed.GetValue(language) == Chinese);
            Write(map, look, file, terminal);
        });
        return command;
    }

    private static string FormatOf(string? file) => Path.GetExtension(file)?.ToUpperInvariant() switch
    {
        ".SVG" => Svg,
        ".PNG" => Png,
        ".DOT" or ".GV" => Dot,
        _ => Text,
    };

    private static void Check(Look look, string? file)
    {
        var isPicture = look.Format is Svg or Png;
        if (!isPicture && (look.Width is not null || look.IsDark))
        {
            throw new UserErrorException($"--width and --dark are for pictures: --format {Svg} or {Png}");
        }

        if (look.Width is < MapPage.LeastWidth or > MapPage.GreatestWidth)
        {
            throw new UserErrorException(
                $"--width {look.Width} is not between {MapPage.LeastWidth} and {MapPage.GreatestWidth}");
        }

        if (look.Format == Png && file is null)
        {
            throw new UserErrorException($"--format {Png} needs --output FILE");
        }
    }

    // Of a sweep the first point, and the map says so.
    private static TopologyMap Load(Arguments arguments, ParseResult parsed, int? point, bool isChinese)
    {
        var study = arguments.LoadStudy(parsed);
        var scenario = arguments.Load(parsed, study.Points.Count > 1 ? point ?? 0 : point);
        if (study.Points.Count == 1)
        {
            return TopologyMap.Of(scenario, isChinese);
        }

        var shown = study.Points[point ?? 0];
        var values = study.Parameters.Zip(shown.Values, (path, value) => $"{path}: {value}");
        var count = study.Points.Count.ToString("N0", CultureInfo.InvariantCulture);
        var note = isChinese
            ? $"第 {shown.Index} 点（共 {count} 点）：{string.Join("；", values)}"
            : $"Point {shown.Index} of {count}: {string.Join("; ", values)}";
        return TopologyMap.Of(scenario, isChinese, [note]);
    }

    private static void Write(TopologyMap map, Look look, string? file, Terminal terminal)
    {
        var width = look.Width ?? MapPage.DefaultWidth;
        if (look.Format == Png)
        {
            File.WriteAllBytes(file!, MapPng.Draw(map, width, look.IsDark));
            return;
        }

        var text = look.Format switch
        {
            Dot => MapDot.Draw(map),
            Svg => MapSvg.Draw(map, width, look.IsDark),
            _ => MapListing.Draw(map),
        };
        if (file is null)
        {
            terminal.Output.Write(text);
        }
        else
        {
            File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
    }

    private sealed record Look(string Format, int? Width, bool IsDark);
}
