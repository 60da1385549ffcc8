using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>A rate of transmission that is not the same at all times.</summary>
public abstract record RateModel
{
    /// <summary>Tokens that come at a rate, up to a burst; a packet needs one for each of its bytes.</summary>
    /// <param name="Rate">The rate in the long run.</param>
    /// <param name="Burst">How many bytes may pass at once after a pause.</param>
    /// <param name="Peak">The rate at which they pass; null: at once.</param>
    public sealed record TokenBucket(DataRate Rate, DataSize Burst, DataRate? Peak) : RateModel;

    /// <summary>A rate for each stretch of time; the last one stays.</summary>
    /// <param name="List">By time; the first begins at 0 or holds from the start.</param>
    public sealed record Steps(Preferences<RateStep> List) : RateModel;

    /// <summary>Times at which 1,504 bytes may pass, as Mahimahi writes them; they begin again after the last.</summary>
    /// <param name="Milliseconds">The times, rising; the last is above zero.</param>
    public sealed record Opportunities(Preferences<int> Milliseconds) : RateModel;
}
