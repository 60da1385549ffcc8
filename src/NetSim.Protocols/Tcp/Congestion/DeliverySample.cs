using NetSim.Units;

namespace NetSim.Protocols.Tcp.Congestion;

/// <summary>What an ACK says about how fast the path delivers (Linux, rate_sample).</summary>
internal readonly record struct DeliverySample
{
    /// <summary>The current time.</summary>
    public required SimTime Now { get; init; }

    /// <summary>Segments newly known to have arrived.</summary>
    public required int Arrived { get; init; }

    /// <summary>Segments newly counted as lost.</summary>
    public required int Lost { get; init; }

    /// <summary>Segments in the network before it.</summary>
    public required int PriorInFlight { get; init; }

    /// <summary>Segments in the network after it.</summary>
    public required int InFlight { get; init; }

    /// <summary>All segments known to have arrived so far.</summary>
    public required long TotalArrived { get; init; }

    /// <summary>The same when the newest of those that it tells of was sent.</summary>
    public required long PriorArrived { get; init; }

    /// <summary>Over what time the difference arrived, or was sent if that took longer; null if nothing can
    /// be said.</summary>
    public required SimDuration? Interval { get; init; }

    /// <summary>Whether the application, not the path, limited it.</summary>
    public required bool IsApplicationLimited { get; init; }

    /// <summary>Whether losses are being repaired, after the ACK.</summary>
    public required bool IsRecovering { get; init; }

    /// <summary>When the next segment may go (<see cref="Pacer.FreeAt"/>).</summary>
    public required SimTime NextSendAt { get; init; }

    /// <summary>How many segments go at a time.</summary>
    public required int BurstSegments { get; init; }
}
