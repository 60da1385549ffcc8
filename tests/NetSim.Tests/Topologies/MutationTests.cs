using System.Diagnostics;
using System.Globalization;
using System.Text;
using NetSim.Engine;
using NetSim.Network;
using NetSim.Topologies;

namespace NetSim.Tests.Topologies;

/// <summary>Spoilt files: whatever stands in a file, it is a scenario or a list of problems, and quickly
/// so.</summary>
public class MutationTests
{
    private const int Tries = 4_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Fact]
    public void No_spoilt_file_does_anything_but_be_read_or_be_refused()
    {
        var mutator = new Mutator(
            [
                .. ShippedTopologies.Paths.Select(File.ReadAllBytes),
                Encoding.UTF8.GetBytes(TopologyText.Minimal)]);
        var (read, refused) = (0, 0);

        for (var number = 0; number < Count; number++)
        {
            var content = mutator.Spoil(number, out var overrides);
            var clock = Stopwatch.StartNew();
            if (IsRead(content, overrides, number))
            {
                read++;
            }
            else
            {
                refused++;
            }

            Assert.True(clock.Elapsed < Longest, $"Spoilt file {number} took {clock.Elapsed}.");
        }

        // Both have to come about, or the test tests nothing.
        Assert.True(read > Count / 50, $"{read} files were read.");
        Assert.True(refused > Count / 50, $"{refused} files were refused.");
        TestContext.Current.SendDiagnosticMessage($"{read} spoilt files were read, {refused} refused.");
    }

    // NETSIM_MUTATIONS=1000000 for a long run: docs/topology-format.md.
    private static int Count =>
        int.TryParse(
            Environment.GetEnvironmentVariable("NETSIM_MUTATIONS"),
            CultureInfo.InvariantCulture,
            out var count)
            ? count
            : Tries;

    private static bool IsRead(byte[] content, string[] overrides, int number)
    {
        Scenario scenario;
        try
        {
            scenario = TopologyFile.Read(content, TopologyText.FileName, overrides);
        }
        catch (TopologyException exception)
        {
            CheckProblems(exception, content, number);
            return false;
        }
        catch (Exception exception)
        {
            Assert.Fail($"Spoilt file {number}: {exception}\n{Encoding.UTF8.GetString(content)}");
            throw;
        }

        var text = TopologyWriter.Write(scenario);
        Assert.Equal(text, TopologyWriter.Write(TopologyReader.Read(text, "again.yaml")));
        // What the reader lets through, the network can be built from.
        _ = new Simulation(scenario, new Simulator());
        return true;
    }

    private static void CheckProblems(TopologyException exception, byte[] content, int number)
    {
        var lines = Encoding.UTF8.GetString(content).Split(['\n', '\r', '\u0085', '\u2028', '\u2029']);
        Assert.NotEmpty(exception.Problems);
        foreach (var problem in exception.Problems)
        {
            var isPlaced = problem.Line == 0
                ? problem.Column == 0
                : problem.Line <= lines.Length && problem.Column >= 1
                    && problem.Column <= lines.Max(line => line.Length) + 2;
            Assert.True(
                isPlaced,
                $"Spoilt file {number}: no such place: {problem}\n{Encoding.UTF8.GetString(content)}");
            Assert.False(string.IsNullOrWhiteSpace(problem.Message), $"Spoilt file {number}: no message");
            Assert.DoesNotContain(problem.ToString(), char.IsControl);
        }

        var places = exception.Problems.Where(problem => problem.Line > 0).Select(
            problem => (problem.Line, problem.Column)).ToList();
        Assert.Equal(places.Order(), places);
    }
}
