// Read first: RFC 792, RFC 1122 §3.2.2, RFC 1812 §5.2.7; Linux icmp_err_convert.
using System.Globalization;
using NetSim.Protocols.Tcp;

namespace NetSim.Packetdrill;

/// <summary>Reads ICMP messages: <c>icmp unreachable frag_needed mtu 700 [1:1001(1000)]</c>.</summary>
/// <param name="cursor">Where they begin.</param>
internal sealed class IcmpReader(Cursor cursor)
{
    private const string NetError = "ENETUNREACH";
    private const string HostError = "EHOSTUNREACH";

    /// <summary>Reads one, of which the quoted segment may stand in front.</summary>
    public DrillAction.Icmp Read()
    {
        var quoted = ReadQuoted();
        cursor.SkipBlanks();
        var isVersion6 = cursor.TakeName() == "icmpv6";
        var type = Word();
        var before = cursor.Place;
        var code = Word();
        if (code is "mtu")
        {
            (code, cursor.Place) = ("", before);
        }

        cursor.SkipBlanks();
        var mtu = 0;
        if (cursor.StartsWith("mtu"))
        {
            cursor.Place += "mtu".Length;
            mtu = (int)cursor.TakeNumber();
        }

        cursor.SkipBlanks();
        quoted ??= ReadQuoted();
        var (kind, error) = isVersion6 ? MeaningOf6(type, code) : MeaningOf(type, code);
        return new DrillAction.Icmp(kind, error, mtu, quoted ?? 0);
    }

    private string Word()
    {
        cursor.SkipBlanks();
        return cursor.TakeWhile(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
    }

    private uint? ReadQuoted()
    {
        if (cursor.Here != '[')
        {
            return null;
        }

        cursor.Place++;
        var inside = cursor.TakeUntil("]").Split(':', StringSplitOptions.TrimEntries)[0];
        return uint.TryParse(inside, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;
    }

    private static (IcmpKind? Kind, string Error) MeaningOf(string type, string code) => type switch
    {
        "unreachable" or "type_3" => Unreachable(code),
        "time_exceeded" or "type_11" => (IcmpKind.TimeExceeded, HostError),
        "parameter_problem" or "type_12" => (IcmpKind.ParameterProblem, "EPROTO"),
        _ => (null, ""),
    };

    // CODE is what the suites’ own runner puts in its place.
    private static (IcmpKind? Kind, string Error) Unreachable(string code) => code switch
    {
        "" or "code_0" or "net_unreachable" => (IcmpKind.NetUnreachable, NetError),
        "CODE" or "code_1" or "host_unreachable" => (IcmpKind.HostUnreachable, HostError),
        "code_2" or "protocol_unreachable" => (IcmpKind.ProtocolUnreachable, "ENOPROTOOPT"),
        "code_3" or "port_unreachable" => (IcmpKind.PortUnreachable, "ECONNREFUSED"),
        "code_4" or "frag_needed" => (IcmpKind.FragmentationNeeded, "EMSGSIZE"),
        "source_route_failed" => (IcmpKind.Prohibited, "EOPNOTSUPP"),
        "net_unknown" or "net_prohibited" or "net_unreachable_for_tos" => (IcmpKind.Prohibited, NetError),
        "host_unknown" => (IcmpKind.Prohibited, "EHOSTDOWN"),
        "source_host_isolated" => (IcmpKind.Prohibited, "ENONET"),
        "code_255" => (null, ""),
        _ => (IcmpKind.Prohibited, HostError),
    };

    private static (IcmpKind? Kind, string Error) MeaningOf6(string type, string code) => (type, code) switch
    {
        ("packet_too_big", _) => (IcmpKind.FragmentationNeeded, "EMSGSIZE"),
        ("unreachable", "" or "no_route") => (IcmpKind.NetUnreachable, NetError),
        ("unreachable", "admin_prohibited") => (IcmpKind.Prohibited, "EACCES"),
        ("unreachable", "port_unreachable") => (IcmpKind.PortUnreachable, "ECONNREFUSED"),
        ("unreachable", "CODE" or "address_unreachable") => (IcmpKind.HostUnreachable, HostError),
        ("unreachable", _) => (IcmpKind.Prohibited, HostError),
        ("time_exceeded", _) => (IcmpKind.TimeExceeded, HostError),
        ("parameter_problem", _) => (IcmpKind.ParameterProblem, "EPROTO"),
        _ => (null, ""),
    };
}
