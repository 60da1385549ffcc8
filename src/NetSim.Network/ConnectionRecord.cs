using NetSim.Network.Explaining;
using NetSim.Protocols;
using NetSim.Units;

namespace NetSim.Network;

/// <summary>What became of one connection: a row of <c>connections.csv</c>. A failed connection has one too.</summary>
public sealed record ConnectionRecord
{
    /// <summary>The run, from 0.</summary>
    public required int Run { get; init; }

    /// <summary>The connection’s name.</summary>
    public required string Connection { get; init; }

    /// <summary>Which of those with the name, from 0.</summary>
    public required int Instance { get; init; }

    /// <summary>How it ended.</summary>
    public required ConnectionOutcome Outcome { get; init; }

    /// <summary>Why, in a few words, where the outcome alone does not say it; empty otherwise.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>When the client opened it.</summary>
    public required SimTime Start { get; init; }

    /// <summary><see cref="Phase.Connect"/>; null if not reached.</summary>
    public SimDuration? Connect { get; init; }

    /// <summary><see cref="Phase.Handshake"/>; null if not reached or without TLS.</summary>
    public SimDuration? Handshake { get; init; }

    /// <summary><see cref="Phase.FirstByte"/>; null if not reached.</summary>
    public SimDuration? FirstByte { get; init; }

    /// <summary><see cref="Phase.LastByte"/>; null if no byte was received.</summary>
    public SimDuration? LastByte { get; init; }

    /// <summary><see cref="Phase.Close"/>; null if not reached.</summary>
    public SimDuration? Close { get; init; }

    /// <summary><see cref="Phase.Total"/>; null if not reached.</summary>
    public SimDuration? Total { get; init; }

    /// <summary>Segments that both sides sent again.</summary>
    public required int Retransmissions { get; init; }

    /// <summary>Packets that both sides sent.</summary>
    public required long PacketsSent { get; init; }

    /// <summary>Packets of both sides that a link dropped or lost.</summary>
    public required long PacketsLost { get; init; }

    /// <summary>Application bytes that the client received.</summary>
    public required long BytesReceived { get; init; }

    /// <summary>Where the time went; null unless that was asked for (<see cref="Simulation.Explains"/>).</summary>
    public ConnectionExplanation? Latency { get; init; }

    /// <summary>The length of a phase; null if not reached.</summary>
    public SimDuration? this[Phase phase] => phase switch
    {
        Phase.Connect => Connect,
        Phase.Handshake => Handshake,
        Phase.FirstByte => FirstByte,
        Phase.LastByte => LastByte,
        Phase.Close => Close,
        Phase.Total => Total,
    };
}
