using NetSim.Topologies;

namespace NetSim.Tests.Topologies;

/// <summary>Parameters: values by name, and what is wrong with them.</summary>
public class ParameterTests
{
    private const string Rest =
        """
        hosts: { client: {}, server: {} }
        links:
          wire: { between: [client, server], delay: "${half} ms", loss: "${loss}" }
        connections:
          page: { from: client, to: "server:${port}", exchange: "${exchange}" }

        """;

    private const string All =
        "parameters: { half: 30, loss: 2 %, port: 443, bytes: 5 kB, exchange: [{ request: \"${bytes}\", response: 1 B }] }\n" + Rest;

    [Fact]
    public void A_parameter_stands_for_a_value_for_a_part_of_a_text_and_for_a_list()
    {
        var scenario = TopologyText.Read(All);

        Assert.Equal(30.Milliseconds, scenario.Links[0].Forward.Delay);
        Assert.Equal(0.02, scenario.Links[0].Forward.Loss.Value);
        Assert.Equal(443, scenario.Connections[0].Port);
        Assert.Equal(new NetSim.Network.ApplicationStep.Send(5000), scenario.Connections[0].Client[0]);
    }

    [Fact]
    public void Set_changes_a_parameter_wherever_it_stands()
    {
        var scenario = TopologyText.Read(All, "parameters.loss=3 %", "parameters.half=7");

        Assert.Equal(0.03, scenario.Links[0].Forward.Loss.Value);
        Assert.Equal(7.Milliseconds, scenario.Links[0].Forward.Delay);
    }

    [Fact]
    public void Two_dollars_keep_the_letters()
    {
        var scenario = TopologyText.Read("name: $${x} of ${who}\nparameters: { who: me }\n" + TopologyText.Minimal);

        Assert.Equal("${x} of me", scenario.Name);
    }

    // Four mistakes, four problems, each where it stands.
    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var problems = TopologyText.ProblemsOf(
            "parameters: { half: 30, los: 2 %, port: [1], exchange: [{ request: 1 B }], 2x: 1 }\n" + Rest);

        Assert.Equal(
            [
                "t.yaml:1:25: nothing uses the parameter 'los': did you mean 'loss'?",
                "t.yaml:1:76: '2x' is not a parameter's name: letters, digits and _, a letter first",
                "t.yaml:4:65: there is no parameter 'loss': did you mean 'los'?",
                "t.yaml:6:29: the parameter 'port' is a list: within a text it has to be a text",
            ],
            problems.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("parameters: ¦5", "expected parameters as a mapping from names to values, not '5'")]
    [InlineData("parameters: { ¦a: }\nname: ${a}", "'a' has no value")]
    [InlineData("name: ¦x ${", "'x ${' has a ${ that is no parameter: ${name}, or $${ for the letters themselves")]
    [InlineData("parameters: { a: ¦\"${b}\", b: 1 }\nname: ${a} ${b}", "there is no parameter 'b'")]
    public void A_mistake_is_told_where_it_stands(string text, string expected) =>
        TopologyText.AssertProblem(expected, text + "\n" + TopologyText.Minimal);

    // 2^40 values.
    [Fact]
    public void Parameters_cannot_blow_up()
    {
        var lines = Enumerable.Range(1, 40).Select(i => $"  p{i}: [\"${{p{i - 1}}}\", \"${{p{i - 1}}}\"]\n");
        var text = "parameters:\n  p0: x\n" + string.Concat(lines) + TopologyText.Minimal.Replace("client: {}", "client: \"${p40}\"", StringComparison.Ordinal);

        Assert.Contains("more than 1000000 values once parameters are written out", TopologyText.ProblemsOf(text)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_takes_them() => Assert.Empty(SchemaCheck.Problems(All));
}
