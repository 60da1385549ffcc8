namespace NetSim.Network;

/// <summary>Distributions of a random delay.</summary>
public enum JitterDistribution
{
    /// <summary>Normal.</summary>
    Normal,

    /// <summary>Uniform over an interval.</summary>
    Uniform,

    /// <summary>Exponential.</summary>
    Exponential,

    /// <summary>Lognormal, given by its own mean and deviation, not those of its logarithm.</summary>
    LogNormal,

    /// <summary>Gamma.</summary>
    Gamma,

    /// <summary>Pareto, of the first kind: a tail that falls with a power.</summary>
    Pareto,

    /// <summary>Weibull.</summary>
    Weibull,

    /// <summary>What was measured: linear between the sorted samples.</summary>
    Empirical,
}
