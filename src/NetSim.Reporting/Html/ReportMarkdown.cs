using System.Text;
using NetSim.Reporting.Charts;

namespace NetSim.Reporting.Html;

/// <summary>Writes a report as Markdown with pictures beside it, for a repository.</summary>
public static class ReportMarkdown
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "report.md";

    /// <summary>The text.</summary>
    /// <param name="content">What it tells.</param>
    /// <param name="language">In which language.</param>
    /// <param name="pictures">The folder of its pictures, beside it.</param>
    public static string Write(ReportContent content, ChartLanguage language, string pictures)
    {
        var words = new ReportWords(language);
        var text = new StringBuilder();
        text.Append("# ").Append(Escape(content.Title)).Append('\n');
        Heading(text, words.Answer);
        text.AppendJoin("\n\n", content.Answers.Select(Escape)).Append('\n');
        Heading(text, words.Asked);
        Table(text, new ReportTable(["", ""], [.. content.Facts.Select(fact => (IReadOnlyList<string>)[fact.Name, fact.Value])]));
        Heading(text, words.Topology);
        Picture(text, new ReportPicture("topology", words.Topology, content.Map), pictures);
        Heading(text, words.Summary);
        text.Append(words.SummaryNote.Split(". Click")[0].Split("点击")[0].TrimEnd('.')).Append(".\n\n");
        Table(text, content.Summary);
        if (content.Breakdowns.Count > 0)
        {
            Heading(text, words.Breakdown);
            foreach (var breakdown in content.Breakdowns)
            {
                text.Append("### ").Append(Escape(breakdown.Caption)).Append("\n\n").Append(breakdown.Note).Append("\n\n");
                Table(text, breakdown.Table);
                text.Append('\n');
            }
        }

        if (content.Charts.Count > 0)
        {
            Heading(text, words.Charts);
            foreach (var chart in content.Charts)
            {
                Picture(text, chart, pictures);
            }
        }

        if (content.Ladders.Count > 0)
        {
            Heading(text, words.Connections);
            for (var index = 0; index < content.Ladders.Count; index++)
            {
                var ladder = content.Ladders[index];
                text.Append(Escape(ladder.Explanation)).Append("\n\n");
                Picture(text, PictureOf(ladder, index), pictures);
            }
        }

        Heading(text, words.Reproduce);
        text.Append("```\n").Append(content.Command).Append("\n```\n");
        return text.Replace("\n\n\n", "\n\n").ToString();
    }

    /// <summary>The pictures that it shows.</summary>
    public static IEnumerable<ReportPicture> PicturesOf(ReportContent content) =>
        [new ReportPicture("topology", "", content.Map), .. content.Charts, .. content.Ladders.Select(PictureOf)];

    private static ReportPicture PictureOf(ReportLadder ladder, int index) => new($"ladder_{index + 1}", ladder.Caption, ladder.Svg);

    private static void Heading(StringBuilder text, string heading) => text.Append("\n## ").Append(heading).Append("\n\n");

    private static void Picture(StringBuilder text, ReportPicture picture, string folder) => text.Append("![")
        .Append(Escape(picture.Caption)).Append("](").Append(folder).Append('/').Append(picture.Name).Append(".svg)\n\n");

    private static void Table(StringBuilder text, ReportTable table)
    {
        foreach (var row in new[] { table.Columns, [.. table.Columns.Select(static _ => "---")] }.Concat(table.Rows))
        {
            text.Append("| ").AppendJoin(" | ", row.Select(Escape)).Append(" |\n");
        }
    }

    // What Markdown would take for markup of its own.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text.ReplaceLineEndings(" "))
        {
            escaped.Append(letter is '|' or '<' or '>' or '*' or '`' or '[' or ']' or '\\' ? "\\" : "").Append(letter);
        }

        return escaped.ToString();
    }
}
