using CsCheck;
using NetSim.Packetdrill;

namespace NetSim.Tests.Packetdrill;

public class ScriptRunnerTests
{
    private const string Listens = """
        0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
        +0 bind(3, ..., ...) = 0
        +0 listen(3, 1) = 0
        +0 < S 0:0(0) win 1000 <mss 1000>
        +0 > S. 0:0(0) ack 1 <mss 1460>

        """;

    [Theory]
    [InlineData("+0 > . 1:1(0) ack 1", "t:6: expected . 1:1(0) ack 1, got S. 0:0(0) ack 1 win 65535 <mss 1460> at 1.000000 s")]
    [InlineData("+.5 > S. 0:0(0) ack 1 <mss 1460>", "t:6: expected S. 0:0(0) ack 1 <mss 1460> at 0.500000 s, got it at 1.000000 s")]
    [InlineData("+1 > S. 0:0(0) ack 1 win 7 <mss 1460>", "t:6: expected S. 0:0(0) ack 1 win 7 <mss 1460>, got S. 0:0(0) ack 1 win 65535 <mss 1460> at 1.000000 s")]
    [InlineData("+1 > S. 0:0(0) ack 1", "t:6: expected S. 0:0(0) ack 1, got S. 0:0(0) ack 1 win 65535 <mss 1460> at 1.000000 s")]
    [InlineData("+0 read(3, ..., 1) = 1", "t:6: read(): expected 1, got -1 ENOTCONN")]
    [InlineData("+0 %{ assert tcpi_reordering == 9 }%", "t:6: expected tcpi_reordering == 9; got tcpi_reordering = 3")]
    [InlineData("+0 frob(3) = 0", "t:6: the call frob() is not known")]
    public void The_first_difference_is_told(string line, string difference) =>
        Assert.Equal(new { Outcome = ScriptOutcome.Failed, Reason = (string?)difference }, Run(Listens + line));

    [Theory]
    [InlineData("+0 epoll_create(1) = 5", "epoll")]
    [InlineData("+0 setsockopt(3, SOL_TCP, TCP_MD5SIG, [1], 4) = 0", "TCP_MD5SIG")]
    [InlineData("+0 send(3, ..., 10, MSG_ZEROCOPY) = 10", "MSG_ZEROCOPY")]
    public void What_a_model_cannot_have_is_not_applicable(string line, string reason) =>
        Assert.Equal(new { Outcome = ScriptOutcome.NotApplicable, Reason = (string?)reason }, Run(Listens + line));

    [Fact]
    public void All_places_that_cannot_be_read_are_told()
    {
        ScriptReader.Read("t", "0 < S 0:1(0) win 1\n+0 foo\n+0 > Q 1:1(0)\n+0 close(3) = 0\n", out var problems);

        Assert.Equal(
            ["t:1:13: 0:1(0) does not add up", "t:2:7: '(' is expected", "t:3:6: 'Q' is no flag of TCP that is known here"],
            problems.Select(problem => problem.ToString()));
    }

    [Fact]
    public void A_time_within_the_tolerance_is_right()
    {
        const string Late = Listens + "+.98 > S. 0:0(0) ack 1 <mss 1460>";

        // An eighth of 0.98 s is more than 20 ms.
        Assert.Equal(ScriptOutcome.Passed, ScriptRunner.Run(ScriptReader.Read("t", Late, out _)).Outcome);
    }

    [Fact]
    public void No_text_makes_it_crash()
    {
        string[] pieces =
        [
            "0 ", "+0 ", "+.1~+.2 ", "* ", "< ", "> ", "S 0:0(0) ", ". 1:1(0) ack 1 ", "P. 1:101(100) ack 1 ", "win 10 ",
            "<mss 1460,sackOK>", "<nop,nop,sack 1:5>", "<TS val x ecr y>", "\n", "socket(..., 1, 2) = 3", "listen(3, 1) = 0",
            "close(3) = 0", "write(3, ..., 100) = 100", "read(3, ..., 9999999999) = 1", "connect(3, ..., ...) = 0", "{", "[",
            "%{ assert tcpi_rtt / 0 }%", "`sysctl tcp_rmem=1`", "shutdown(3, 1) = 0", "setsockopt(3, SOL_TCP, TCP_MAXSEG, [1], 4) = 0",
        ];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 40].Sample(parts =>
        {
            var script = ScriptReader.Read("t", string.Concat(parts), out var problems);
            if (problems.Count == 0)
            {
                ScriptRunner.Run(script);
            }
        });
    }

    private static object Run(string text)
    {
        var script = ScriptReader.Read("t", text, out var problems);
        Assert.Empty(problems);
        var verdict = ScriptRunner.Run(script);
        return new { verdict.Outcome, verdict.Reason };
    }
}
