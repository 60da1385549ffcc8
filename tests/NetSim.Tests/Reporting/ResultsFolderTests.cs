using NetSim.Reporting;

namespace NetSim.Tests.Reporting;

public sealed class ResultsFolderTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("netsim-results-");

    private string Wanted => Path.Combine(_home.FullName, "study", "run");

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public void Nothing_is_at_the_place_until_everything_is()
    {
        using var folder = ResultsFolder.Create(Wanted);
        Write(folder, "charts/ecdf.svg", "picture");
        Assert.False(Directory.Exists(Wanted));

        Assert.False(folder.Keep());

        Assert.Equal("picture", File.ReadAllText(Path.Combine(Wanted, "charts", "ecdf.svg")));
    }

    [Fact]
    public void Nothing_remains_of_a_run_that_was_not_kept()
    {
        using (var folder = ResultsFolder.Create(Wanted))
        {
            Write(folder, "connections.csv", "half");
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Wanted)!));
    }

    [Fact]
    public void A_repeated_run_keeps_the_former_as_previous()
    {
        foreach (var words in new[] { "first", "second", "third" })
        {
            Run(words);
        }

        Assert.Equal("third", File.ReadAllText(Path.Combine(Wanted, "manifest.json")));
        Assert.Equal("second", File.ReadAllText(Path.Combine(Wanted + ".previous", "manifest.json")));
        Assert.Equal("run run.previous", Names(Path.GetDirectoryName(Wanted)!));
    }

    [Fact]
    public void What_a_killed_run_left_is_cleared_away()
    {
        // A killed process leaves its hidden folder and its lock file, but no open file.
        var parent = Path.GetDirectoryName(Wanted)!;
        Directory.CreateDirectory(Path.Combine(parent, ".run.partial"));
        File.WriteAllText(Path.Combine(parent, ".run.partial", "connections.csv"), "half");
        File.WriteAllText(Path.Combine(parent, ".run.partial.lock"), "");

        Run("whole");

        Assert.Equal("manifest.json", Names(Wanted));
        Assert.Equal("run", Names(parent));
    }

    [Fact]
    public void Two_runs_at_once_do_not_write_into_each_other()
    {
        using var one = ResultsFolder.Create(Wanted);
        using var other = ResultsFolder.Create(Wanted);
        Write(one, "manifest.json", "one");
        Write(other, "manifest.json", "other");

        Assert.False(one.Keep());
        Assert.True(other.Keep());

        Assert.Equal("other", File.ReadAllText(Path.Combine(Wanted, "manifest.json")));
        Assert.Equal("one", File.ReadAllText(Path.Combine(other.PreviousPath, "manifest.json")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".previous")]
    public void A_folder_that_holds_something_else_is_left_alone(string suffix)
    {
        Directory.CreateDirectory(Wanted + suffix);
        var letter = Path.Combine(Wanted + suffix, "letter.txt");
        File.WriteAllText(letter, "dear");

        var refusal = Assert.Throws<ResultsFolderException>(() => ResultsFolder.Create(Wanted));

        Assert.Contains("choose another folder", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("dear", File.ReadAllText(letter));
    }

    [Fact]
    public void A_file_is_no_place_for_results()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Wanted)!);
        File.WriteAllText(Wanted, "file");

        Assert.Throws<ResultsFolderException>(() => ResultsFolder.Create(Wanted));
    }

    private static string Names(string folder) => string.Join(
        ' ', Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(
            StringComparer.Ordinal));

    private void Run(string words)
    {
        using var folder = ResultsFolder.Create(Wanted);
        Write(folder, "manifest.json", words);
        folder.Keep();
    }

    private static void Write(ResultsFolder folder, string name, string words)
    {
        using var writer = new StreamWriter(folder.CreateFile(name));
        writer.Write(words);
    }
}
