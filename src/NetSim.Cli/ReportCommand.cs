using System.CommandLine;
using System.Text;
using NetSim.Reporting.Charts;
using NetSim.Reporting.Html;

namespace NetSim.Cli;

/// <summary><c>netsim report RESULTS</c>: a report of stored results.</summary>
internal static class ReportCommand
{
    private const string Pictures = "report";
    private const string Html = "html";
    private const string Markdown = "md";
    private const string English = "en";
    private const string Chinese = "zh";

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        var results = new Argument<string>("RESULTS") { Description = "A folder of results." };
        var format = new Option<string?>("--format") { Description = "html: one file that needs no other; md: with pictures beside it. Default: both." };
        format.AcceptOnlyFromAmong(Html, Markdown);
        var language = new Option<string?>("--language") { Description = "The language of the words. Default: en." };
        language.AcceptOnlyFromAmong(English, Chinese);
        var output = new Option<string?>("--output") { Description = "Where to. Default: RESULTS.", HelpName = "FOLDER" };
        var command = new Command("report", "Writes a report of results: the answer, tables, charts, single connections.") { results };
        foreach (var option in new Option[] { format, language, output })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(results)!;
            var tongue = parsed.GetValue(language) == Chinese ? ChartLanguage.Chinese : ChartLanguage.English;
            Write(folder, parsed.GetValue(output) ?? folder, tongue, parsed.GetValue(format), terminal);
        });
        return command;
    }

    /// <summary>Writes a report beside results, in English and all formats.</summary>
    public static void Write(string folder, Terminal terminal) => Write(folder, folder, ChartLanguage.English, format: null, terminal);

    private static void Write(string folder, string target, ChartLanguage language, string? format, Terminal terminal)
    {
        var content = new ReportMaker(folder, language).Make();
        Directory.CreateDirectory(target);
        foreach (var (name, text) in Files(content, language, format))
        {
            var path = Path.Combine(target, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            terminal.Output.WriteLine(path);
        }
    }

    private static IEnumerable<(string Name, string Text)> Files(ReportContent content, ChartLanguage language, string? format)
    {
        if (format != Markdown)
        {
            yield return (ReportPage.FileName, ReportPage.Write(content, language));
        }

        if (format != Html)
        {
            yield return (ReportMarkdown.FileName, ReportMarkdown.Write(content, language, Pictures));
            foreach (var picture in ReportMarkdown.PicturesOf(content))
            {
                yield return (Path.Combine(Pictures, $"{picture.Name}.svg"), picture.Svg);
            }
        }
    }
}
