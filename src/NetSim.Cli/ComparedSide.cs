using NetSim.Network;
using NetSim.Reporting.Tables;

namespace NetSim.Cli;

/// <summary>One of two sides of a comparison.</summary>
/// <param name="Name">What the user called it.</param>
/// <param name="Origin">What it is made of, but for the point; two points of equal origins differ as their sweep says.</param>
/// <param name="Scenario">Its scenario.</param>
/// <param name="Rows">Its connections, in the order of runs and instances of each name.</param>
internal sealed record ComparedSide(string Name, string Origin, Scenario Scenario, IEnumerable<ConnectionRow> Rows);
