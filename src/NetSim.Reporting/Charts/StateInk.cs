using NetSim.Network.Tracing;
using SkiaSharp;

namespace NetSim.Reporting.Charts;

/// <summary>The colours of states: by what a connection is doing, light enough for black text.</summary>
internal static class StateInk
{
    private static readonly SKColor Opening = new(0xF6, 0xD9, 0x7B);
    private static readonly SKColor Open = new(0x8F, 0xC4, 0xE8);
    private static readonly SKColor Closing = new(0xF3, 0xAE, 0x84);
    private static readonly SKColor Waiting = new(0xCF, 0xD4, 0xDA);
    private static readonly SKColor Closed = new(0xE5, 0xE7, 0xEB);
    private static readonly SKColor Secure = new(0x8E, 0xD1, 0xB5);

    /// <summary>The colour of a state.</summary>
    public static SKColor Of(TraceLayer layer, string state) => state switch
    {
        "ESTABLISHED" => Open,
        "FIN-WAIT-1" or "FIN-WAIT-2" or "CLOSE-WAIT" or "CLOSING" or "LAST-ACK"
            or "CLOSE_SENT" or "CLOSE_RECEIVED" => Closing,
        "TIME-WAIT" => Waiting,
        "CLOSED" or "LISTEN" => Closed,
        "CONNECTED" when layer == TraceLayer.Tls => Secure,
        _ => Opening,
    };
}
