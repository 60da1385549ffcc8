namespace NetSim.Topologies.Composition;

/// <summary>A file that a topology includes.</summary>
/// <param name="Name">Its name, from the current folder or as a whole.</param>
/// <param name="Text">What is in it.</param>
internal sealed record IncludedFile(string Name, string Text);
