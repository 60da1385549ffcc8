namespace NetSim.Reporting.Maps;

/// <summary>A link on a map, or several that are drawn as one.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="From">The index of the node from which forward runs.</param>
/// <param name="To">The index of the other one.</param>
/// <param name="Both">What goes for both directions: “20 ms”, “loss 1 %”.</param>
/// <param name="Forward">What goes for the forward direction alone.</param>
/// <param name="Backward">What goes for the backward direction alone.</param>
/// <param name="Count">How many links it stands for.</param>
public sealed record MapEdge(
    string Name,
    int From,
    int To,
    IReadOnlyList<string> Both,
    IReadOnlyList<string> Forward,
    IReadOnlyList<string> Backward,
    int Count = 1);
