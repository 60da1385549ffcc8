namespace NetSim.Topologies.Nodes;

/// <summary>A key with its value.</summary>
internal readonly record struct MappingEntry(TextNode Key, Node Value);
