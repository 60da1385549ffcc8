using NetSim.Engine;

namespace NetSim.Network.Links;

/// <summary>The randomness of one direction of a link in one run, a kind for each purpose.</summary>
/// <remarks>Each number belongs to a packet: to its connection, to what it is and carries, and to its ordinal there. Nothing depends on
/// what else passes the link.</remarks>
/// <param name="streams">The randomness of the run.</param>
/// <param name="purposes">What it is for.</param>
internal readonly struct LinkDraws(RandomStreams streams, LinkPurposes purposes)
{
    // A copy that a link made has luck of its own.
    private const ulong OfCopies = 1 << 16;

    /// <summary>Whether a packet is lost.</summary>
    public KeyedRandom Loss { get; } = streams.Keyed(purposes.Loss);

    /// <summary>Steps of the loss chain.</summary>
    public KeyedRandom LossState { get; } = streams.Keyed(purposes.LossState);

    /// <summary>The random part of the delay.</summary>
    public KeyedRandom Delay { get; } = streams.Keyed(purposes.Delay);

    /// <summary>Whether a packet is corrupted.</summary>
    public KeyedRandom Corruption { get; } = streams.Keyed(purposes.Corruption);

    /// <summary>Whether a packet is duplicated.</summary>
    public KeyedRandom Duplication { get; } = streams.Keyed(purposes.Duplication);

    /// <summary>Whether a packet falls back.</summary>
    public KeyedRandom Reordering { get; } = streams.Keyed(purposes.Reordering);

    /// <summary>What a queue draws.</summary>
    public KeyedRandom Queue { get; } = streams.Keyed(purposes.Queue);

    /// <summary>The number in [0, 1) that belongs to a packet.</summary>
    public static double Uniform(in KeyedRandom draws, in Packet packet) =>
        draws.Uniform(packet.Conversation.RandomOwner, KindOf(packet), packet.Draws.Ordinal);

    /// <summary>The seed that belongs to a packet.</summary>
    public static ulong Seed(in KeyedRandom draws, in Packet packet) =>
        draws.Seed(packet.Conversation.RandomOwner, KindOf(packet), packet.Draws.Ordinal);

    private static ulong KindOf(in Packet packet) => packet.Draws.Kind | (packet.IsCopy ? OfCopies : 0);
}
