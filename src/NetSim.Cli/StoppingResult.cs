using NetSim.Network;
using NetSim.Studies;

namespace NetSim.Cli;

/// <summary>How a stopping rule ended a point.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Estimate">Its metric at the end.</param>
/// <param name="IsMet">Whether it is known as well as was wanted.</param>
internal sealed record StoppingResult(StoppingRule Rule, Estimate Estimate, bool IsMet);
