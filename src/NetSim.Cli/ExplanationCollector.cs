using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Studies;
using NetSim.Studies.Explaining;

namespace NetSim.Cli;

/// <summary>Takes the explanations of a campaign of one point.</summary>
/// <param name="scenario">What is run.</param>
internal sealed class ExplanationCollector(Scenario scenario) : ICampaignResults, IDisposable
{
    /// <summary>What they come to.</summary>
    public ExplanationSummary Summary { get; } = new(scenario);

    /// <inheritdoc/>
    public void BeginPoint(int point, Scenario began)
    {
    }

    /// <inheritdoc/>
    public void Take(RunResult result, RunTrace? trace) => Summary.Add(result);

    /// <inheritdoc/>
    public void EndPoint(Summary summary)
    {
    }

    /// <inheritdoc/>
    public void Dispose() => Summary.Dispose();
}
