using NetSim.Units;

namespace NetSim.Network;

/// <summary>The random sizes and times of one connection; both of its ends see the same.</summary>
/// <param name="Draws">Those of all that are alike.</param>
/// <param name="Owner">Whose they are.</param>
internal readonly record struct ConversationDraws(WorkloadDraws Draws, ulong Owner)
{
    /// <summary>A size; at least 1.</summary>
    public long Bytes(RandomAmount amount, int draw) => Draws.Bytes(amount, Owner, draw);

    /// <summary>A time.</summary>
    public SimDuration Time(RandomAmount amount, int draw) => Draws.Time(amount, Owner, draw);
}
