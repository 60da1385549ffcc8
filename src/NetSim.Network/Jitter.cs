using NetSim.Units;

namespace NetSim.Network;

/// <summary>A random addition to a link’s delay.</summary>
/// <param name="Distribution">Its distribution.</param>
/// <param name="Mean">Its mean. For <see cref="JitterDistribution.Uniform"/> the middle of its interval.</param>
/// <param name="Deviation">Its standard deviation; for <see cref="JitterDistribution.Uniform"/> half the width of its
/// interval, for <see cref="JitterDistribution.Exponential"/> not used (it equals the mean).</param>
public sealed record Jitter(JitterDistribution Distribution, SimDuration Mean, SimDuration Deviation);
