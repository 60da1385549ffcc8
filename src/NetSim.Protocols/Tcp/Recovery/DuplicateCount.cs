// Read first: RFC 6582 §3.2; Linux tcp_add_reno_sack, tcp_remove_reno_sacks, tcp_limit_reno_sacked.
namespace NetSim.Protocols.Tcp.Recovery;

/// <summary>Without SACK: each duplicate ACK stands for a segment that the peer holds ahead of its turn.</summary>
/// <param name="queue">What is in flight.</param>
internal sealed class DuplicateCount(RetransmissionQueue queue)
{
    /// <summary>For how many segments duplicates stood when there were too many of them; null otherwise.</summary>
    public int? Excess { get; set; }

    /// <summary>Duplicates came.</summary>
    /// <returns>How many segments have newly arrived.</returns>
    public int Add(int duplicates)
    {
        var before = queue.Sacked;
        queue.Emulate(before + duplicates);
        Limit(0);
        return Math.Max(0, queue.Sacked - before);
    }

    /// <summary>An ACK advances: it takes one hole, and what duplicates stood for.</summary>
    /// <returns>How many segments have newly arrived.</returns>
    public int Remove(int acknowledged)
    {
        var before = queue.Sacked;
        if (acknowledged > 0)
        {
            queue.Emulate(Math.Max(0, before - (acknowledged - 1)));
        }

        Limit(acknowledged);
        return acknowledged > 0 ? Math.Max(acknowledged - before, 1) : 0;
    }

    /// <summary>Duplicates say nothing any more.</summary>
    public void Reset() => queue.Emulate(0);

    // At least one segment is missing: more duplicates than the others come from reordering.
    private void Limit(int acknowledged)
    {
        var holes = Math.Min(Math.Max(queue.Lost, 1), queue.Outstanding);
        if (queue.Sacked + holes > queue.Outstanding)
        {
            queue.Emulate(queue.Outstanding - holes);
            Excess = queue.Outstanding + acknowledged;
        }
    }
}
