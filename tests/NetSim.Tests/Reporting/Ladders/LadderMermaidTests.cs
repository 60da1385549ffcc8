using NetSim.Reporting.Ladders;

namespace NetSim.Tests.Reporting.Ladders;

public class LadderMermaidTests
{
    [Fact]
    public void A_lost_SYN_costs_a_timeout() => Approved.Matches(Draw(Traces.LostSyn()));

    [Fact]
    public void A_TLS_1_3_handshake_names_its_messages() => Approved.Matches(Draw(Traces.Tls13()));

    [Fact]
    public void Losses_and_retransmissions_are_marked() =>
        Approved.Matches(Draw(Traces.Lossy(), maximumSegments: 10));

    [Fact]
    public void What_has_a_meaning_in_Mermaid_is_escaped()
    {
        var builder = Traces.LostSyn();
        var spec = builder.Spec with { From = "a;b", To = "#<script>" };

        var text = LadderMermaid.Draw(Ladder.Of("say \"hi\"; 50 %", spec, builder.Trace, run: 0));

        Assert.Contains(
            "title: \"say #34;hi#34;#59; 50 #37;: connection page, run 0\"", text, StringComparison.Ordinal);
        Assert.Contains("participant C as a#59;b\n", text, StringComparison.Ordinal);
        Assert.Contains("participant S as #35;#60;script#62;\n", text, StringComparison.Ordinal);
    }

    private static string Draw(TraceBuilder builder, int maximumSegments = Ladder.DefaultMaximumSegments) =>
        LadderMermaid.Draw(Ladder.Of(
            "example", builder.Spec, builder.Trace, run: 0, maximumSegments: maximumSegments));
}
