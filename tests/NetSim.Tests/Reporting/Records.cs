using NetSim.Network;
using NetSim.Protocols;

namespace NetSim.Tests.Reporting;

/// <summary>Records of connections that are made up.</summary>
internal static class Records
{
    public static ConnectionRecord Connection(int run = 0,
        ConnectionOutcome outcome = ConnectionOutcome.Completed) => new()
        {
            Run = run,
            Connection = "page",
            Instance = 0,
            Outcome = outcome,
            Start = SimTime.Start,
            Retransmissions = 0,
            PacketsSent = 1,
            PacketsLost = 0,
            BytesReceived = 0,
        };
}
