using NetSim.Network.Tracing;

namespace NetSim.Network.Links;

/// <summary>Is told what a queue does to packets.</summary>
internal interface IDropSink
{
    /// <summary>A packet was dropped.</summary>
    void Drop(in QueuedPacket item, LossCause cause);

    /// <summary>A packet was marked.</summary>
    void CountMark();
}
