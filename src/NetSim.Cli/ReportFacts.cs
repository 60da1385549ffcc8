using System.Globalization;
using System.Text.Json;
using NetSim.Reporting.Charts;

namespace NetSim.Cli;

/// <summary>What a report says of how its results were made.</summary>
/// <param name="manifest">The manifest.</param>
/// <param name="language">In which language.</param>
internal sealed class ReportFacts(JsonElement manifest, ChartLanguage language)
{
    private string Topology => manifest.GetProperty("topology").GetString()!;

    /// <summary>The facts.</summary>
    public IReadOnlyList<(string Name, string Value)> List()
    {
        var facts = new List<(string, string)>
        {
            (Say("topology", "拓扑文件"), Topology),
            (Say("runs", "运行次数"), Runs()),
            (Say("seed", "种子"), manifest.GetProperty("seed").ToString()),
        };
        if (manifest.TryGetProperty("parameters", out var parameters))
        {
            var points = manifest.GetProperty("points").EnumerateArray().ToList();
            facts.AddRange(parameters.EnumerateArray().Select((parameter, index) => (
                Say($"varies: {parameter.GetString()}", $"变化：{parameter.GetString()}"),
                string.Join(", ", points.Select(point => point.GetProperty("values")[index].GetString()).Distinct(StringComparer.Ordinal)))));
        }

        var machine = manifest.GetProperty("machine");
        facts.Add((Say("version", "版本"), manifest.GetProperty("version").GetString()!
            + (manifest.TryGetProperty("commit", out var commit) && commit.GetString() is { Length: >= 12 } hash ? $" ({hash[..12]})" : "")));
        facts.Add((Say("ran on", "运行环境"), $"{machine.GetProperty("system").GetString()}, {machine.GetProperty("runtime").GetString()}"));
        return facts;
    }

    /// <summary>The command that makes the results again.</summary>
    public string Command()
    {
        var words = new List<string> { "netsim", "run", Quoted(Topology), "--seed", manifest.GetProperty("seed").ToString() };
        var points = manifest.TryGetProperty("points", out var all) ? all.GetArrayLength() : 1;
        words.AddRange(["--runs", (manifest.GetProperty("runs").GetInt64() / Math.Max(1, points)).ToString(CultureInfo.InvariantCulture)]);
        foreach (var option in manifest.GetProperty("options").EnumerateObject().Where(option => option.Name is not "runs"))
        {
            switch (option.Value.ValueKind)
            {
                case JsonValueKind.Array:
                    words.AddRange(option.Value.EnumerateArray().SelectMany(value => new[] { $"--{option.Name}", Quoted(value.ToString()) }));
                    break;
                case JsonValueKind.True:
                    words.Add($"--{option.Name}");
                    break;
                case JsonValueKind.Number or JsonValueKind.String:
                    words.AddRange([$"--{option.Name}", Quoted(option.Value.ToString())]);
                    break;
            }
        }

        return string.Join(' ', words);
    }

    private string Runs()
    {
        var (wanted, finished) = (manifest.GetProperty("runs").GetInt64(), manifest.GetProperty("runs_finished").GetInt64());
        string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
        return wanted == finished ? Text(finished) : Say($"{Text(finished)} of {Text(wanted)}", $"{Text(finished)}（计划 {Text(wanted)}）");
    }

    private string Say(string english, string chinese) => language == ChartLanguage.Chinese ? chinese : english;

    private static string Quoted(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '/' or '_' or '-' or '=' or ':')
            ? word
            : $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
