using NetSim.Packetdrill;

namespace NetSim.Tests.Packetdrill;

/// <summary>Runs every script of <c>tests/packetdrill</c>.</summary>
public class ScriptFileTests
{
    private static readonly string Folder = Path.GetFullPath(TestFiles.Beside("../../packetdrill"));

    public static TheoryData<string> Scripts =>
        [.. Directory.EnumerateFiles(Folder, "*.pkt", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_passes(string file)
    {
        var script = ScriptReader.Read(file, File.ReadAllText(Path.Combine(Folder, file)), out var problems);

        Assert.Empty(problems);
        Assert.Null(ScriptRunner.Run(script).Reason);
    }

    [Fact]
    public void There_are_scripts_of_every_feature() => Assert.True(Scripts.Count >= 150);
}
