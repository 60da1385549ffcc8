using NetSim.Cli;
using NetSim.Packetdrill;
using NetSim.Tests.Cli;

namespace NetSim.Tests.Packetdrill;

/// <summary>The project’s own scripts, and what the runner says of good and bad ones.</summary>
public class PacketdrillTests
{
    private const string Handshake = """
            0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
           +0 bind(3, ..., ...) = 0
           +0 listen(3, 1) = 0
           +0 < S 0:0(0) win 32792 <mss 1000>
           +0 > S. 0:0(0) ack 1 <mss 1460>
          +.1 < . 1:1(0) ack 1 win 32792
           +0 accept(3, ..., ...) = 4

        """;

    private static readonly string Folder = Path.GetFullPath(TestFiles.Beside("../../packetdrill"));

    /// <summary>All scripts.</summary>
    public static TheoryData<string> Scripts => [.. Directory
        .EnumerateFiles(Folder, "*.pkt", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Scripts))]
    public void The_endpoint_does_what_the_script_says(string script)
    {
        var text = File.ReadAllText(Path.Combine(Folder, script));

        var result = DrillRunner.Run(DrillScript.Parse(script, text), new DrillSettings());

        Assert.True(result.Verdict == DrillVerdict.Passed, $"{result}");
    }

    // With another number in the last line, each fails: a runner that lets all pass would not be noticed otherwise.
    [Theory]
    [InlineData("+0 write(4, ..., 500) = 500\n+0 > P. 1:501(500) ack 1", DrillVerdict.Passed)]
    [InlineData("+0 write(4, ..., 500) = 499", DrillVerdict.Failed)]
    [InlineData("+0 write(4, ..., 500) = 500\n+0 > P. 1:502(501) ack 1", DrillVerdict.Failed)]
    [InlineData("+0 write(4, ..., 500) = 500\n+0 > . 1:501(500) ack 1", DrillVerdict.Failed)]
    [InlineData("+0 write(4, ..., 500) = 500\n+0 > P. 1:501(500) ack 2", DrillVerdict.Failed)]
    [InlineData("+0 write(4, ..., 500) = 500\n+0 > P. 1:501(500) ack 1 <nop,nop,sackOK>", DrillVerdict.Failed)]
    [InlineData("+0 write(4, ..., 500) = 500\n+.1 > P. 1:501(500) ack 1", DrillVerdict.Failed)]
    [InlineData("+0 > . 1:1(0) ack 1", DrillVerdict.Failed)]
    [InlineData("+0 %{ assert tcpi_snd_cwnd == 10 }%", DrillVerdict.Passed)]
    [InlineData("+0 %{ assert tcpi_snd_cwnd == 11, tcpi_snd_cwnd }%", DrillVerdict.Failed)]
    [InlineData("+0 %{ assert tcpi_nonsense == 11 }%", DrillVerdict.Failed)]
    [InlineData("+0 read(4, ..., 100) = -1 EAGAIN (Resource temporarily unavailable)", DrillVerdict.Passed)]
    [InlineData("+0...0.2 read(4, ..., 100) = 50\n+.1 < P. 1:51(50) ack 1 win 257\n+0 > . 1:1(0) ack 51", DrillVerdict.Passed)]
    [InlineData("+0...0.2 read(4, ..., 100) = 50\n+.5 write(4, ..., 1) = 1", DrillVerdict.Failed)]
    [InlineData("+0 epoll_create(1) = 5", DrillVerdict.NotApplicable)]
    [InlineData("+0 < icmp unreachable frag_needed mtu 1200 [1:1001(1000)]", DrillVerdict.Passed)]
    public void A_verdict_is_what_it_should_be(string rest, DrillVerdict verdict)
    {
        var result = DrillRunner.Run(DrillScript.Parse("inline.pkt", Handshake + rest), new DrillSettings());

        Assert.True(result.Verdict == verdict, $"{result}");
        Assert.Equal(verdict == DrillVerdict.Passed, result.Message.Length == 0);
    }

    [Fact]
    public void A_difference_is_told_in_the_language_of_the_script()
    {
        var result = DrillRunner.Run(
            DrillScript.Parse("inline.pkt", Handshake + "+0 write(4, ..., 500) = 500\n+0 > P. 1:501(500) ack 7"), new DrillSettings());

        Assert.Equal(
            "inline.pkt:9: fail: expected > P. 1:501(500) ack 7; got > P. 1:501(500) ack 1 win 65535 at 0.100000 s", $"{result}");
    }

    [Fact]
    public void Every_mistake_is_told_with_its_place()
    {
        var wrong = Assert.Throws<DrillException>(() => DrillScript.Parse(
            "bad.pkt", "0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n+0 > Q. 1:2(1)\n+0 < . 1:5(3) ack 1\n+0 < S 0:0(0) <mss 5,what>\n"));

        Assert.Equal(
            [
                "bad.pkt:2:6: expected TCP flags such as S. or P., not 'Q. 1:2(1)'",
                "bad.pkt:3:12: 1:5 are not 3 bytes",
                "bad.pkt:4:22: 'what' is not a TCP option",
            ],
            wrong.Problems.Select(problem => $"{problem}"));
    }

    [Fact]
    public void The_verb_counts_and_says_so_with_its_exit_code()
    {
        using var netsim = new Netsim();
        var good = netsim.Write("good.pkt", Handshake);
        var odd = netsim.Write("odd.pkt", Handshake + "+0 epoll_create(1) = 5\n");
        var late = netsim.Write("late.pkt", Handshake + "+0 > . 1:1(0) ack 1\n");
        var wrong = netsim.Write("wrong.pkt", "0 bind(\n");

        Assert.Equal(ExitCode.Success, netsim.Run("packetdrill", good, odd));
        Assert.EndsWith("1 passed, 0 failed, 1 not applicable\n", netsim.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Missed, netsim.Run("packetdrill", good, late, "--summary"));
        Assert.Equal("1 passed, 1 failed, 0 not applicable\n", netsim.Output.ReplaceLineEndings("\n"));
        Assert.Equal(ExitCode.UserError, netsim.Run("packetdrill", good, wrong));
        Assert.Contains("wrong.pkt:2:1: expected", netsim.Error, StringComparison.Ordinal);
    }
}
