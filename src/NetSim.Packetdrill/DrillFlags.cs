using NetSim.Protocols.Tcp;

namespace NetSim.Packetdrill;

/// <summary>Control bits and congestion bits as packetdrill writes them.</summary>
internal static class DrillFlags
{
    /// <summary>The bits that a word such as <c>SEW</c> stands for.</summary>
    public static TcpFlags Parse(string text) => text.Aggregate(TcpFlags.None, static (flags, letter) => flags | letter switch
    {
        'S' => TcpFlags.Syn,
        'F' => TcpFlags.Fin,
        'R' => TcpFlags.Reset,
        'P' => TcpFlags.Push,
        '.' => TcpFlags.Acknowledge,
        'E' => TcpFlags.EcnEcho,
        'W' => TcpFlags.CongestionWindowReduced,
        _ => TcpFlags.None,
    });

    /// <summary>The codepoint of a word such as <c>ect0</c>.</summary>
    public static EcnCodepoint ParseEcn(string? text) => text switch
    {
        "ect0" or "ect01" => EcnCodepoint.Capable0,
        "ect1" => EcnCodepoint.Capable1,
        "ce" => EcnCodepoint.CongestionExperienced,
        _ => EcnCodepoint.NotCapable,
    };

    /// <summary>Whether a codepoint is what a word asks for.</summary>
    public static bool IsEcn(string? text, EcnCodepoint ecn) => text switch
    {
        null => true,
        "ect01" => ecn is EcnCodepoint.Capable0 or EcnCodepoint.Capable1,
        _ => ecn == ParseEcn(text),
    };
}
