using NetSim.Network;
using NetSim.Topologies.Format;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies;

/// <summary>Writes a scenario as a topology with every default written out.</summary>
public static class TopologyWriter
{
    /// <summary>The topology as YAML text. <see cref="TopologyReader.Read"/> makes an equal scenario of
    /// it.</summary>
    public static string Write(Scenario scenario) => NodePrinter.Print(ScenarioFormat.Shape.Write(scenario));
}
