using NetSim.Units;

namespace NetSim.Engine;

/// <summary>An engine as whoever runs it sees it: a scheduler that can be set going.</summary>
public interface IEngine : IScheduler
{
    /// <summary>How many events have happened so far.</summary>
    long ProcessedEvents { get; }

    /// <summary>Runs every event due up to and including <paramref name="until"/>, then stops the clock there.</summary>
    /// <param name="until">The last instant to run; not before <see cref="IScheduler.Now"/>.</param>
    void RunUntil(SimTime until);

    /// <summary>Forgets all that is pending and starts again at time zero.</summary>
    void Reset();
}
