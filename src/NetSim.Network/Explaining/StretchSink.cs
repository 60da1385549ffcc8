namespace NetSim.Network.Explaining;

/// <summary>Takes the stretches of a critical path.</summary>
internal delegate void StretchSink(in Stretch stretch);
