using System.Globalization;
using System.Text.RegularExpressions;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tcp.Congestion;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>The settings of the machine that scripts change with commands, and what they mean for the endpoint.</summary>
internal sealed partial class Sysctls
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>What packetdrill’s own test runner sets before each script.</summary>
    public Sysctls() => SetDefaults();

    /// <summary>The Fast Open cookie that packetdrill’s key gives for its peer.</summary>
    public const string ValidCookie = "3021b9d889017eeb";

    /// <summary>tcp_fastopen: bits that say what is on.</summary>
    public int FastOpen => Get("tcp_fastopen") is not { } value ? 1
        : value.StartsWith("0x", StringComparison.Ordinal)
            && int.TryParse(value.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
            ? bits
            : (int)Number(value);

    /// <summary>Runs a shell command as far as it sets something.</summary>
    public void Run(string command)
    {
        if (command.Contains("defaults.sh", StringComparison.Ordinal))
        {
            SetDefaults();
        }

        foreach (Match match in Setting().Matches(command))
        {
            _values[match.Groups["name"].Value] = match.Groups["value"].Value.Trim('"', '\'', '\\');
        }

        if (command.Contains("limit 0", StringComparison.Ordinal))
        {
            throw new DrillFailureException("packets that the own queue drops are not modelled");
        }
    }

    /// <summary>The options of a new endpoint.</summary>
    /// <param name="mtu">The MTU of the path, in bytes.</param>
    public TcpOptions Options(int mtu)
    {
        var standard = TcpOptions.Linux;
        var buffers = (Get("tcp_rmem") ?? "").Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var most = buffers.Length == 3 ? (int)Number(buffers[2]) : standard.MaximumReceiveBufferBytes;
        return standard with
        {
            NoDelay = false,
            Mtu = mtu,
            Timestamps = Switch("tcp_timestamps", true),
            WindowScaling = Switch("tcp_window_scaling", true),
            SelectiveAcknowledgment = Switch("tcp_sack", true),
            DuplicateSack = Switch("tcp_dsack", true),
            MtuProbing = Count("tcp_mtu_probing", 0) switch
            {
                0 => MtuProbingKind.Off,
                1 => MtuProbingKind.OnBlackHole,
                _ => MtuProbingKind.Always,
            },
            BaseSegmentBytes = Math.Clamp(Count("tcp_base_mss", standard.BaseSegmentBytes), 48, 65_495),
            SuspicionRetries = Count("tcp_retries1", standard.SuspicionRetries),
            SynRetries = Count("tcp_syn_retries", standard.SynRetries),
            SynLinearTimeouts = Count("tcp_syn_linear_timeouts", standard.SynLinearTimeouts),
            SynAckRetries = Count("tcp_synack_retries", standard.SynAckRetries),
            DataRetries = Count("tcp_retries2", standard.DataRetries),
            Reordering = Math.Clamp(Count("tcp_reordering", 3), 1, 300),
            ForwardRtoRecovery = Switch("tcp_frto", true),
            TailLossProbe = Count("tcp_early_retrans", 3) >= 3,
            SlowStartAfterIdle = Switch("tcp_slow_start_after_idle", true),
            CongestionControl = ControlOf(Get("tcp_congestion_control") ?? "cubic"),
            Ecn = Count("tcp_ecn", 2) switch { 0 => EcnMode.Off, 1 => EcnMode.Active, _ => EcnMode.Passive },
            FinWait2Timeout = Count("tcp_fin_timeout", 60).Seconds,
            InvalidSegmentInterval = Count("tcp_invalid_ratelimit", 500).Milliseconds,
            ReceiveBufferBytes = buffers.Length == 3 ? (int)Number(buffers[1]) : standard.ReceiveBufferBytes,
            MaximumReceiveBufferBytes = most,
        };
    }

    /// <summary>The algorithm that a name stands for.</summary>
    public static CongestionControlKind ControlOf(string name) => name switch
    {
        "cubic" => CongestionControlKind.Cubic,
        "reno" => CongestionControlKind.Reno,
        "bbr" => CongestionControlKind.Bbr,
        _ => throw new DrillFailureException($"congestion control '{name}' is not modelled"),
    };

    // What packetdrill’s common/defaults.sh sets.
    private void SetDefaults()
    {
        _values.Clear();
        _values["tcp_rmem"] = "4096 540000 15728640";
        _values["tcp_syn_retries"] = "5";
        _values["tcp_synack_retries"] = "5";
        _values["tcp_slow_start_after_idle"] = "0";
        _values["tcp_early_retrans"] = "4";
        _values["tcp_ecn"] = "0";
        _values["tcp_fastopen"] = "0x70403";
    }

    private string? Get(string name) => _values.GetValueOrDefault(name);

    private bool Switch(string name, bool standard) => Get(name) is { } value ? Number(value) != 0 : standard;

    private int Count(string name, int standard) =>
        Get(name) is { } value ? (int)Math.Min(Number(value), int.MaxValue) : standard;

    private static long Number(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new DrillFailureException($"'{value}' is not a number that a setting can have");

    [GeneratedRegex(
        "(net\\.ipv4\\.|/proc/sys/net/ipv4/)(?<name>tcp_\\w+)=(?<value>\"[^\"]*\"|'[^']*'|[^\\s`;]+)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Setting();
}
