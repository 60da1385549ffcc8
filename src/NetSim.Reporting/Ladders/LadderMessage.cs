using NetSim.Units;

namespace NetSim.Reporting.Ladders;

/// <summary>A segment on its way from one end to the other, over however many links.</summary>
/// <param name="At">When it was sent.</param>
public sealed record LadderMessage(SimTime At) : LadderStep(At)
{
    /// <summary>Whether the client sent it.</summary>
    public required bool FromClient { get; init; }

    /// <summary>The node in the middle that sent it in the place of that end: an ICMP error, a RST; null if the end did.</summary>
    public string? Router { get; init; }

    /// <summary>When it arrived; null if it did not.</summary>
    public required SimTime? ArrivedAt { get; init; }

    /// <summary>Where and why it was lost: “lost on access: drop list”; null if it was not. A message that
    /// neither arrived nor was lost was still on its way when the run ended.</summary>
    public required string? Loss { get; init; }

    /// <summary>When the link that lost it did so; null if none did.</summary>
    public SimTime? LostAt { get; init; }

    /// <summary>How much of its way it went before it was lost, from 0 to 1; 1 if it was not.</summary>
    public double Way { get; init; } = 1;

    /// <summary>The segment: “S. 0:0(0) ack 1 win 65160”.</summary>
    public required string Label { get; init; }

    /// <summary>The options of a SYN, or the SACK blocks of another segment; empty without.</summary>
    public string Options { get; init; } = "";

    /// <summary>The TLS records that begin in it, each with its size: “ClientHello[327]”; empty
    /// without.</summary>
    public string Tls { get; init; } = "";

    /// <summary>Why it was sent, where that is not plain: “retransmission (RTO)”, “delayed ACK”; empty
    /// otherwise.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Whether it was sent before.</summary>
    public bool IsRetransmission { get; init; }

    /// <summary>What happened at the sender when it was sent.</summary>
    public IReadOnlyList<LadderMark> SenderMarks { get; init; } = [];

    /// <summary>What happened at the receiver when it arrived.</summary>
    public IReadOnlyList<LadderMark> ReceiverMarks { get; init; } = [];

    /// <summary>What became of it, where it did not arrive; empty if it did.</summary>
    public string Fate => Loss ?? (ArrivedAt is null ? "on its way when the run ended" : "");

    /// <summary>What happened at the client, as part of this.</summary>
    public IReadOnlyList<LadderMark> ClientMarks => FromClient ? SenderMarks : ReceiverMarks;

    /// <summary>What happened at the server, as part of this.</summary>
    public IReadOnlyList<LadderMark> ServerMarks => FromClient ? ReceiverMarks : SenderMarks;

    /// <summary>When it was at the client; null if it never was.</summary>
    public SimTime? ClientTime => FromClient ? SenderTime : ArrivedAt;

    /// <summary>When it was at the server; null if it never was.</summary>
    public SimTime? ServerTime => FromClient ? ArrivedAt : SenderTime;

    private SimTime? SenderTime => Router is null ? At : null;
}
