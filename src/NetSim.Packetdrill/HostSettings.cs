using System.Globalization;
using NetSim.Protocols.Tcp;
using NetSim.Protocols.Tcp.Congestion;
using NetSim.Units;

namespace NetSim.Packetdrill;

/// <summary>The options that new sockets get, as sysctl commands change them.</summary>
internal sealed class HostSettings
{
    /// <summary>What a new socket gets.</summary>
    /// <remarks>The defaults are those under which the public packetdrill suite is run.</remarks>
    public TcpOptions Options { get; private set; } = TcpOptions.Linux with
    {
        NoDelay = false,
        ReceiveBufferBytes = 540_000,
        MaximumReceiveBufferBytes = 15_728_640,
        Ecn = EcnMode.Off,
        SlowStartAfterIdle = false,
        SynRetries = 5,
    };

    /// <summary>Runs a shell command; one without a meaning here does nothing.</summary>
    public void Run(string command)
    {
        foreach (var word in command.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = word.Split('=', 2);
            if (parts.Length == 2)
            {
                var key = parts[0][(parts[0].LastIndexOfAny(['/', '.']) + 1)..];
                Set(key, parts[1].Trim('"', '\''));
            }
        }
    }

    private void Set(string key, string value)
    {
        if (key == "tcp_congestion_control")
        {
            SetCongestionControl(value);
        }
        else if (key is "tcp_rmem")
        {
            SetReceiveBuffer(value);
        }
        else if (int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= 0)
        {
            Set(key, number);
        }
    }

    private void Set(string key, int number) => Options = key switch
    {
        "tcp_timestamps" => Options with { Timestamps = number != 0 },
        "tcp_window_scaling" => Options with { WindowScaling = number != 0 },
        "tcp_sack" => Options with { SelectiveAcknowledgment = number != 0 },
        "tcp_dsack" => Options with { DuplicateSack = number != 0 },
        "tcp_frto" => Options with { ForwardRtoRecovery = number != 0 },
        "tcp_early_retrans" => Options with { TailLossProbe = number >= 3 },
        "tcp_reordering" => Options with { Reordering = Math.Clamp(number, 1, 300) },
        "tcp_ecn" => Options with
        {
            Ecn = number switch { 0 => EcnMode.Off, 1 => EcnMode.Active, _ => EcnMode.Passive },
        },
        "tcp_slow_start_after_idle" => Options with { SlowStartAfterIdle = number != 0 },
        "tcp_syn_retries" => Options with { SynRetries = number },
        "tcp_syn_linear_timeouts" => Options with { SynLinearTimeouts = number },
        "tcp_synack_retries" => Options with { SynAckRetries = number },
        "tcp_retries2" => Options with { DataRetries = number },
        "tcp_orphan_retries" => Options with { OrphanRetries = number == 0 ? 8 : number },
        "tcp_invalid_ratelimit" => Options with { InvalidSegmentInterval = number.Milliseconds },
        "tcp_fin_timeout" when number is > 0 and < 2_000_000 => Options with { FinWait2Timeout = number.Seconds },
        "tcp_keepalive_time" when number is > 0 and < 2_000_000 => Options with { KeepAliveTime = number.Seconds },
        "tcp_keepalive_intvl" when number is > 0 and < 2_000_000 =>
            Options with { KeepAliveInterval = number.Seconds },
        "tcp_keepalive_probes" when number > 0 => Options with { KeepAliveProbes = number },
        _ => Options,
    };

    /// <summary>The congestion control of a name; null for one that is not modelled.</summary>
    public static CongestionControlKind? CongestionControl(string name) => name switch
    {
        "cubic" => CongestionControlKind.Cubic,
        "reno" => CongestionControlKind.Reno,
        "bbr" => CongestionControlKind.Bbr,
        _ => null,
    };

    private void SetCongestionControl(string name)
    {
        var kind = CongestionControl(name)
            ?? throw new ScriptRunException($"congestion control '{name}' is not modelled", isApplicable: false);
        Options = Options with { CongestionControl = kind };
    }

    private void SetReceiveBuffer(string value)
    {
        var numbers = value.Split((char[])[' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);
        if (numbers.Length == 3
            && int.TryParse(numbers[1], CultureInfo.InvariantCulture, out var first)
            && int.TryParse(numbers[2], CultureInfo.InvariantCulture, out var most)
            && first is >= 2304 and <= 1 << 30 && most is >= 2304 and <= 1 << 30)
        {
            Options = Options with { ReceiveBufferBytes = first, MaximumReceiveBufferBytes = most };
        }
    }
}
