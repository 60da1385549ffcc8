using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

/// <summary>Scripts that lead to each state, the application having closed wherever its FIN is out.</summary>
internal static class Reach
{
    public static Script Of(TcpState state) => state switch
    {
        TcpState.Closed => new Script(),
        TcpState.Listen => new Script().Listen(),
        TcpState.SynSent => new Script().Open().ExpectAny(),
        TcpState.SynReceived => new Script().Listen().Inject("S 0:0(0)").ExpectAny(),
        TcpState.Established => Script.Accepted(),
        TcpState.FinWait1 => Script.Accepted().Close().ExpectAny(),
        TcpState.FinWait2 => Of(TcpState.FinWait1).Inject(". 1:1(0) ack 2"),
        TcpState.CloseWait => Script.Accepted().Inject("F. 1:1(0) ack 1").ExpectAny(),
        TcpState.Closing => Of(TcpState.FinWait1).Inject("F. 1:1(0) ack 1").ExpectAny(),
        TcpState.LastAck => Of(TcpState.CloseWait).Close().ExpectAny(),
        TcpState.TimeWait => Of(TcpState.FinWait2).Inject("F. 1:1(0) ack 2").ExpectAny(),
    };
}
