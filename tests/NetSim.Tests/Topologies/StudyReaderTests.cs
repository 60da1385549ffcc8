using NetSim.Topologies;

namespace NetSim.Tests.Topologies;

public class StudyReaderTests
{
    private const string File = "t.yaml";

    [Fact]
    public void A_topology_without_vary_is_a_study_of_one_point()
    {
        var study = Read("");

        Assert.Empty(study.Parameters);
        Assert.Empty(Assert.Single(study.Points).Values);
        Assert.Equal(TopologyText.Read(TopologyText.Minimal).Links, study.ScenarioOf(study.Points[0]).Links);
    }

    [Fact]
    public void Lists_give_all_combinations_the_last_changing_first()
    {
        var study = Read("vary:\n  links.wire.loss: [0 %, 1 %]\n  links.wire.delay: [10 ms, 20 ms, 30 ms]\n");

        Assert.Equal(["links.wire.loss", "links.wire.delay"], study.Parameters);
        Assert.Equal(
            ["0 % 10 ms", "0 % 20 ms", "0 % 30 ms", "1 % 10 ms", "1 % 20 ms", "1 % 30 ms"], Texts(study));
        var scenario = study.ScenarioOf(study.Points[4]);
        Assert.Equal(20.Milliseconds, scenario.Links[0].Forward.Delay);
        Assert.Equal(1UL, scenario.Seed);
    }

    [Theory]
    // A linear range holds its last value if the step hits it, and never passes it.
    [InlineData("0 % .. 1 % step 0.5 %", "0 %|0.5 %|1 %")]
    [InlineData("0 % .. 1 % step 0.4 %", "0 %|0.4 %|0.8 %")]
    [InlineData("30 ms .. 10 ms step 10 ms", "30 ms|20 ms|10 ms")]
    [InlineData("0 .. 10 % step 5 %", "0 %|5 %|10 %")]
    [InlineData("100 ms .. 1 s linear 4", "100 ms|400 ms|700 ms|1 s")]
    // A third of the decimal logarithm: 10^(1/3) = 2.1544, 10^(2/3) = 4.6416.
    [InlineData("10 ms .. 1 s log 7", "10 ms|21.54 ms|46.42 ms|100 ms|215.4 ms|464.2 ms|1 s")]
    public void A_range_is_a_list(string range, string expected) =>
        Assert.Equal(
            expected.Split('|'),
            Read($"vary:\n  links.wire.{(range.Contains('%', StringComparison.Ordinal) ? "loss" : "delay")}: {range}\n")
                .Points.Select(point => point.Values[0]));

    [Fact]
    public void What_is_zipped_walks_together()
    {
        var study = Read("""
            vary:
              zip:
                links.wire.delay: [10 ms, 50 ms]
                links.wire.rate: [100 Mbit/s, 1 Mbit/s]
              links.wire.loss: [0 %, 1 %]

            """);

        Assert.Equal(["links.wire.delay", "links.wire.rate", "links.wire.loss"], study.Parameters);
        Assert.Equal(
            ["10 ms 100 Mbit/s 0 %", "10 ms 100 Mbit/s 1 %", "50 ms 1 Mbit/s 0 %", "50 ms 1 Mbit/s 1 %"], Texts(study));
    }

    [Fact]
    public void A_profile_sets_several_values_under_one_name()
    {
        var study = Read("""
            vary:
              profiles:
                network:
                  lan: { links.wire.delay: 1 ms, links.wire.loss: 0 % }
                  lte: { links.wire.delay: 30 ms, links.wire.loss: 2 % }
                  as_is:

            """);

        Assert.Equal(["network"], study.Parameters);
        Assert.Equal(["lan", "lte", "as_is"], Texts(study));
        Assert.Equal(
            [1.Milliseconds, 30.Milliseconds, 50.Milliseconds],
            study.Points.Select(point => study.ScenarioOf(point).Links[0].Forward.Delay));
    }

    [Fact]
    public void Conditions_leave_points_out()
    {
        var study = Read("""
            vary:
              links.wire.loss: [0 %, 1 %, 5 %]
              links.wire.delay: [10 ms, 1 s]
              where: ["links.wire.loss <= 1 % or links.wire.delay = 10 ms", "links.wire.delay != 1000 ms or links.wire.loss > 0"]

            """);

        Assert.Equal(["0 % 10 ms", "1 % 10 ms", "1 % 1 s", "5 % 10 ms"], Texts(study));
    }

    [Fact]
    public void A_sample_draws_each_part_of_every_range_once()
    {
        var study = Read("vary:\n  sample: 50\n  links.wire.loss: 0 % .. 10 %\n  links.wire.delay: 1 ms .. 1 s log\n"
            .Replace(" log", " log 2", StringComparison.Ordinal));

        Assert.Equal(50, study.Points.Count);
        var parts = study.Points
            .Select(point => (int)(double.Parse(point.Values[0].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) * 5))
            .Order();
        Assert.Equal(Enumerable.Range(0, 50), parts);
        // Half of the delays lie below the geometric mean of 1 ms and 1 s, 31.6 ms.
        Assert.Equal(25, study.Points.Count(point => study.ScenarioOf(point).Links[0].Forward.Delay < 32.Milliseconds));
        Assert.Equal(Texts(study), Texts(Read("vary:\n  sample: 50\n  links.wire.loss: 0 % .. 10 %\n  links.wire.delay: 1 ms .. 1 s log 2\n")));
    }

    [Fact]
    public void The_command_line_adds_to_the_file_and_takes_the_place_of_the_same_path()
    {
        var study = StudyReader.Read(
            TopologyText.Minimal + "vary: { links.wire.loss: [0 %, 1 %] }\n",
            File,
            new StudyRequest { Variations = ["links.wire.loss=2 %, 3 %", "links.wire.delay=1 ms .. 2 ms step 1 ms"] });

        Assert.Equal(["2 % 1 ms", "2 % 2 ms", "3 % 1 ms", "3 % 2 ms"], Texts(study));
    }

    [Fact]
    public void The_command_line_zips()
    {
        var study = StudyReader.Read(
            TopologyText.Minimal,
            File,
            new StudyRequest { Variations = ["links.wire.loss=2 %, 3 %", "links.wire.delay=[1 ms, 2 ms]"], Zipped = true });

        Assert.Equal(["2 % 1 ms", "3 % 2 ms"], Texts(study));
    }

    [Theory]
    [InlineData("vary: [1]", "7:7: expected what varies as a mapping from paths to values, not a list")]
    [InlineData("vary: { links.wire.loss: 1 % }", "7:26: expected the values of 'links.wire.loss' as a list or a range, not '1 %'")]
    [InlineData("vary: { links.wire.loss: [1 %, 120 %] }", "7:32: '120 %' is not between 0 % and 100 %")]
    [InlineData("vary: { links.wirre.loss: [1 %] }", "7:28: 'links' has no 'wirre': did you mean 'wire'?")]
    [InlineData("vary: { links.wire.loss: 0 % .. 1 % }", "7:26: '0 % .. 1 %' does not say which values: add 'step 1 %', 'linear 5' or 'log 5'")]
    [InlineData("vary: { links.wire.loss: 0 % .. 1 % log 3 }", "7:26: '0 % .. 1 % log 3': a logarithmic range lies above zero")]
    [InlineData("vary: { links.wire.loss: 1 % .. 2 ms step 1 % }", "7:26: '1 % .. 2 ms step 1 %' goes from a probability to a time")]
    [InlineData("vary: { links.wire.loss: 1 % .. 2 % step 0 % }", "7:26: '0 %' is not a step from probability to probability: it is more than zero")]
    [InlineData("vary: { zip: { seed: [1, 2], runs: [1] } }", "7:30: 'runs' has 1 value, 'seed' 2 values: what walks together has as many")]
    [InlineData("vary: { seed: [1], zip: { seed: [1] } }", "7:27: 'seed' varies twice")]
    [InlineData("vary: { seed: [1], where: sead = 1 }", "7:27: 'sead' is not varied: did you mean 'seed'? (varied: seed)")]
    [InlineData("vary: { seed: [1], where: seed > 1 }", "7:7: no point is left")]
    [InlineData("vary: { seed: [1], sample: 1 }", "7:28: expected a number of points from 2 to 100000, or { points: 100, seed: 1 }, not '1'")]
    public void What_is_wrong_is_told_with_its_place(string line, string expected)
    {
        var wrong = Assert.Throws<TopologyException>(() => Read(line + "\n"));

        Assert.Equal([$"{File}:{expected}"], wrong.Problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void A_problem_that_only_a_combination_has_is_found()
    {
        var wrong = Assert.Throws<TopologyException>(
            () => Read("vary: { connections.page.start: [0 s, 10 min], duration: [1 min, 1 h] }\n"));

        Assert.Single(wrong.Problems);
    }

    private static Study Read(string vary) => StudyReader.Read(TopologyText.Minimal + vary, File);

    private static IEnumerable<string> Texts(Study study) => study.Points.Select(point => string.Join(' ', point.Values));
}
