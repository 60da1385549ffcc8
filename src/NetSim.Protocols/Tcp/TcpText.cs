using System.Text;

namespace NetSim.Protocols.Tcp;

/// <summary>The words that people in the field use for what our enums name.</summary>
public static class TcpText
{
    /// <summary>Flags as tcpdump writes them: “S.”, “P.”, “F.”, “R.”, “.”; “-” for none.</summary>
    public static string Of(TcpFlags flags)
    {
        var text = new StringBuilder();
        void Add(TcpFlags flag, char letter)
        {
            if ((flags & flag) != TcpFlags.None)
            {
                text.Append(letter);
            }
        }

        Add(TcpFlags.Syn, 'S');
        Add(TcpFlags.Fin, 'F');
        Add(TcpFlags.Reset, 'R');
        Add(TcpFlags.Push, 'P');
        Add(TcpFlags.EcnEcho, 'E');
        Add(TcpFlags.CongestionWindowReduced, 'W');
        Add(TcpFlags.Acknowledge, '.');
        return text.Length > 0 ? text.ToString() : "-";
    }

    /// <summary>A state as the RFC writes it: “FIN-WAIT-1”.</summary>
    public static string Of(TcpState state) => state switch
    {
        TcpState.Closed => "CLOSED",
        TcpState.Listen => "LISTEN",
        TcpState.SynSent => "SYN-SENT",
        TcpState.SynReceived => "SYN-RECEIVED",
        TcpState.Established => "ESTABLISHED",
        TcpState.FinWait1 => "FIN-WAIT-1",
        TcpState.FinWait2 => "FIN-WAIT-2",
        TcpState.CloseWait => "CLOSE-WAIT",
        TcpState.Closing => "CLOSING",
        TcpState.LastAck => "LAST-ACK",
        TcpState.TimeWait => "TIME-WAIT",
    };

    /// <summary>What led to a state: a trigger of RFC 9293 Figure 5 or, where the connection failed, why.</summary>
    public static string CauseOf(in TcpEvent change) => change switch
    {
        { Trigger: TcpTrigger.Abort, Outcome: ConnectionOutcome.TimedOut } => "timeout",
        { Trigger: TcpTrigger.Abort, Outcome: ConnectionOutcome.Refused or ConnectionOutcome.ResetByPeer } => "rcv RST",
        { Trigger: { } trigger } => Of(trigger),
        _ => "",
    };

    /// <summary>A trigger as RFC 9293 Figure 5 has it: “rcv SYN”, “CLOSE”.</summary>
    public static string Of(TcpTrigger trigger) => trigger switch
    {
        TcpTrigger.PassiveOpen => "passive OPEN",
        TcpTrigger.ActiveOpen => "active OPEN",
        TcpTrigger.Close => "CLOSE",
        TcpTrigger.SynArrived => "rcv SYN",
        TcpTrigger.SynAckArrived => "rcv SYN,ACK",
        TcpTrigger.SynAcknowledged => "rcv ACK of SYN",
        TcpTrigger.FinArrived => "rcv FIN",
        TcpTrigger.FinAcknowledged => "rcv ACK of FIN",
        TcpTrigger.ResetArrived => "rcv RST",
        TcpTrigger.TimeWaitExpired => "timeout 2 MSL",
        TcpTrigger.Abort => "ABORT",
    };
}
