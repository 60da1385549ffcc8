using NetSim.Network;

namespace NetSim.Studies;

/// <summary>What became of a service level.</summary>
/// <param name="Expectation">What was expected.</param>
/// <param name="Actual">What came, for people: “412.3 ms”, “not reached”, “99.7 %”.</param>
/// <param name="Met">Whether that is good enough.</param>
public sealed record ExpectationResult(Expectation Expectation, string Actual, bool Met)
{
    /// <summary>The result as a line: “p95(handshake) &lt;= 300 ms: 412.3 ms”.</summary>
    public override string ToString() => $"{Expectation.Text}: {Actual}";
}
