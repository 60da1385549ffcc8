using NetSim.Network;
using NetSim.Network.Tracing;

namespace NetSim.Studies;

/// <summary>Takes what a campaign comes to, point after point and run after run.</summary>
public interface ICampaignResults
{
    /// <summary>A point begins.</summary>
    void BeginPoint(int point, Scenario scenario);

    /// <summary>A run of the point is finished.</summary>
    /// <param name="result">What it came to.</param>
    /// <param name="trace">What happened; null unless traced.</param>
    void Take(RunResult result, RunTrace? trace);

    /// <summary>The point ends.</summary>
    /// <param name="summary">The statistics of its runs, valid during the call.</param>
    void EndPoint(Summary summary);
}
