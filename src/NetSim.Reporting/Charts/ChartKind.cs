using NetSim.Network;

namespace NetSim.Reporting.Charts;

/// <summary>A kind of chart: makes charts of what results hold.</summary>
public abstract class ChartKind
{
    /// <summary>Which it is.</summary>
    public abstract ChartType Type { get; }

    /// <summary>What topologies, commands and files call it: “heat_map”.</summary>
    public string Name => ChartNames.Of(Type);

    /// <summary>What it is drawn from, as told to those who ask for it where that is missing.</summary>
    public abstract string Needs { get; }

    /// <summary>What it shows, in a sentence.</summary>
    public abstract string Meaning { get; }

    /// <summary>Whether it is drawn without being asked for.</summary>
    /// <param name="source">The results.</param>
    public virtual bool IsDefault(ChartSource source) => false;

    /// <summary>Makes the charts; none where the results have nothing that they could show.</summary>
    /// <param name="source">The results.</param>
    /// <param name="spec">What is asked for.</param>
    public abstract IReadOnlyList<Chart> Make(ChartSource source, ChartSpec spec);
}
