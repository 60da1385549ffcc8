using NetSim.Cli;

namespace NetSim.Tests.Cli;

public sealed class PacketdrillCommandTests : IDisposable
{
    private readonly Netsim _netsim = new();

    public void Dispose() => _netsim.Dispose();

    [Fact]
    public void The_totals_come_last_and_a_failure_decides_the_exit_code()
    {
        var good = Script("good.pkt", "0 < S 0:0(0) win 1\n+0 > R. 0:0(0) ack 1\n");
        var bad = Script("bad.pkt", "0 < S 0:0(0) win 1\n+0 > R. 0:0(0) ack 2\n");
        var other = Script("other.pkt", "0 epoll_create(1) = 3\n");

        Assert.Equal(ExitCode.Missed, _netsim.Run("packetdrill", good, bad, other));

        Assert.Equal(
            $"""
            {good}: pass
            {bad}: fail: {bad}:2: expected R. 0:0(0) ack 2, got R. 0:0(0) ack 1 win 0 at 0.000000 s
            {other}: not applicable: epoll
            1 passed, 1 failed, 1 not applicable

            """,
            _netsim.Output);
    }

    [Fact]
    public void All_packets_are_printed_on_request_and_only_the_totals_too()
    {
        var good = Script("good.pkt", "0 < S 0:0(0) win 1\n+0 > R. 0:0(0) ack 1\n");

        Assert.Equal(ExitCode.Success, _netsim.Run("packetdrill", good, "--verbose"));
        Assert.Contains("  0.000000 > R. 0:0(0) ack 1 win 0\n", _netsim.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, _netsim.Run("packetdrill", good, "--summary"));
    }

    [Fact]
    public void A_file_that_is_not_there_is_the_user_s_error() =>
        Assert.Equal(ExitCode.UserError, _netsim.Run("packetdrill", _netsim.In("none.pkt")));

    [Fact]
    public void A_script_that_cannot_be_read_fails_with_its_places()
    {
        var wrong = Script("wrong.pkt", "0 < Q 0:0(0)\n");

        Assert.Equal(ExitCode.Missed, _netsim.Run("packetdrill", wrong));
        Assert.Contains($"{wrong}:1:5: 'Q' is no flag of TCP that is known here", _netsim.Output, StringComparison.Ordinal);
    }

    private string Script(string name, string text)
    {
        var file = _netsim.In(name);
        File.WriteAllText(file, text);
        return file;
    }
}
