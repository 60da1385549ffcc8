using NetSim.Engine;

namespace NetSim.Network.Links;

/// <summary>The purposes of one link direction’s randomness.</summary>
/// <param name="link">The link’s name.</param>
/// <param name="direction">The direction.</param>
internal sealed class LinkPurposes(string link, LinkDirection direction)
{
    /// <summary>Whether a packet is lost.</summary>
    public RandomPurpose Loss { get; } = new($"loss {link} {direction}");

    /// <summary>Steps of the loss chain.</summary>
    public RandomPurpose LossState { get; } = new($"loss state {link} {direction}");

    /// <summary>The random part of the delay.</summary>
    public RandomPurpose Delay { get; } = new($"jitter {link} {direction}");

    /// <summary>Whether a packet is corrupted.</summary>
    public RandomPurpose Corruption { get; } = new($"corruption {link} {direction}");

    /// <summary>Whether a packet is duplicated.</summary>
    public RandomPurpose Duplication { get; } = new($"duplication {link} {direction}");

    /// <summary>Whether a packet falls back.</summary>
    public RandomPurpose Reordering { get; } = new($"reordering {link} {direction}");

    /// <summary>What a queue draws.</summary>
    public RandomPurpose Queue { get; } = new($"queue {link} {direction}");
}
