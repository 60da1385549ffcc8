using System.Text.RegularExpressions;

namespace NetSim.ArchitectureTests;

/// <summary>Rules of the repository that no compiler checks.</summary>
public partial class SourceTests
{
    private const int MostLinesInFile = 300;

    // Files that may be longer, each with the reason.
    private static readonly Dictionary<string, string> LongFiles = new(StringComparer.Ordinal)
    {
    };

    [Fact]
    public void Files_are_short()
    {
        var tooLong = Repository.Sources.Where(file => LinesOf(file) > MostLinesInFile && !LongFiles.ContainsKey(file))
            .Select(file => $"{file}: {LinesOf(file)} lines");

        Assert.Empty(tooLong);
    }

    [Fact]
    public void A_file_is_excepted_only_while_it_is_too_long() =>
        Assert.All(LongFiles.Keys, file => Assert.True(LinesOf(file) > MostLinesInFile, $"{file} is short enough"));

    [Fact]
    public void A_file_holds_one_type_and_is_named_after_it()
    {
        var others = Repository.Sources.Where(file => Path.GetFileName(file) != "Program.cs")
            .Select(file => (File: file, Types: TopLevelType().Matches(Repository.Read(file)).Select(match => match.Groups["name"].Value).ToList()))
            .Where(entry => entry.Types is not [var only] || only != Path.GetFileNameWithoutExtension(entry.File))
            .Select(entry => $"{entry.File}: {string.Join(", ", entry.Types)}");

        Assert.Empty(others);
    }

    [Fact]
    public void Nothing_is_put_off_and_no_warning_is_silenced() =>
        Assert.Empty(Found(Repository.Sources, PutOffOrSilenced()));

    [Fact]
    public void No_file_names_a_place_of_one_machine() =>
        Assert.Empty(Found(Repository.Files.Where(IsText), PlaceOfOneMachine()));

    [Theory]
    [InlineData("cat /wo" + "rk/x", true)]
    [InlineData("\"/tm" + "p\"", true)]
    [InlineData("../sha" + "red/DESIGN.md", true)]
    [InlineData("/ho" + "me/me", true)]
    [InlineData("request/work", false)]
    [InlineData("/workers", false)]
    [InlineData("src/../tests", false)]
    public void Places_of_one_machine_are_recognised(string text, bool expected) =>
        Assert.Equal(expected, PlaceOfOneMachine().IsMatch(text));

    private static int LinesOf(string file) => Repository.Read(file).TrimEnd('\n').Split('\n').Length;

    // As git tells text from the rest.
    private static bool IsText(string file) => !Repository.Read(file).AsSpan().Contains('\0');

    private static IEnumerable<string> Found(IEnumerable<string> files, Regex pattern) =>
        from file in files
        from line in Repository.Read(file).Split('\n').Index()
        where pattern.IsMatch(line.Item)
        select $"{file}:{line.Index + 1}: {line.Item.Trim()}";

    // With file-scoped namespaces a type that begins a line is a type of the file, not one inside another.
    [GeneratedRegex(
        @"^(?:(?:public|internal|file|sealed|static|abstract|readonly|partial|ref|unsafe) )*"
        + @"(?:class|struct|interface|enum|record(?: class| struct)?|delegate [^ (]+) (?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex TopLevelType();

    // In pieces, so that this file does not find itself.
    [GeneratedRegex(
        @"\b(TO" + "DO|FIX" + "ME|HA" + @"CK)\b|#prag" + "ma|#nullable dis" + "able|Suppress" + "Message|NotImplemented" + "Exception",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex PutOffOrSilenced();

    [GeneratedRegex(
        @"(?<![\w.~)}\]])/(wo" + "rk|tm" + "p|ho" + "me|ro" + @"ot)(?![\w.-])|\.\./sha" + "red",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlaceOfOneMachine();
}
