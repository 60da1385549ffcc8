using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

public class TcpProfilesTests
{
    public static TheoryData<string> Names => ["linux_pre_6_5", "windows", "macos", "freebsd"];

    // A value is the RFCs’ (or for an older Linux, the current one’s) or has a row with its source.
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_value_has_its_source(string name)
    {
        var (profile, start) = name switch
        {
            "linux_pre_6_5" => (TcpProfiles.LinuxBefore65, TcpProfiles.Linux),
            "windows" => (TcpProfiles.Windows, TcpProfiles.Rfc),
            "macos" => (TcpProfiles.MacOs, TcpProfiles.Rfc),
            _ => (TcpProfiles.FreeBsd, TcpProfiles.Rfc),
        };
        var changed = typeof(TcpOptions).GetProperties()
            .Where(property => property.SetMethod is { IsStatic: false }
                && !Equals(property.GetValue(profile), property.GetValue(start)))
            .Select(property => property.Name).Order(StringComparer.Ordinal);

        var listed = File.ReadAllLines(Path.Combine(Documents.Root(), "docs", "stacks.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 6 && cells[1] == $"`{name}`" && cells[4].Length > 0)
            .Select(cells => cells[2].Trim('`')).Order(StringComparer.Ordinal);

        Assert.Equal(listed, changed);
    }

    // RFC 6298 §2.4 to §2.5, RFC 9293 §3.8.4: 2 h.
    [Fact, Rfc(9293, "3.8.4"), Rfc(6298, "2.4")]
    public void The_rfc_profile_keeps_the_rfcs()
    {
        Assert.Equal(1.Seconds, TcpProfiles.Rfc.MinimumTimeout);
        Assert.Equal(0, TcpProfiles.Rfc.SynLinearTimeouts);
        Assert.Equal(7200.Seconds, TcpProfiles.Rfc.KeepAliveTime);
        Assert.False(TcpProfiles.Rfc.KeepAlive);
    }

    // Measured on Linux 6.18 with tcp_syn_linear_timeouts = 0, less rounding: 0, 1, 3, 7.2 s.
    [Fact, Rfc(6298, "5.5")]
    public void An_older_linux_backs_off_from_the_first_SYN()
    {
        var sent = new Script(TcpProfiles.LinuxBefore65).Open().At(10.Seconds).TakeSent();

        Assert.Equal([0, 1, 3, 7], sent.Select(one => one.At.Nanoseconds / 1_000_000_000));
    }
}
