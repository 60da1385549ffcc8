using System.Text.Json;

namespace NetSim.Tests.Cli;

public sealed class JsonOutputTests : IDisposable
{
    private readonly Netsim _netsim = new();

    public void Dispose() => _netsim.Dispose();

    [Fact]
    public void A_run_is_one_object_with_points_connections_and_quantiles()
    {
        var root = Run(0, "run", Netsim.Topology("lost_syn"), "--no-charts", "--output", _netsim.Results);

        Assert.Equal(_netsim.Results, root.GetProperty("results").GetString());
        var connection = root.GetProperty("points")[0].GetProperty("connections")[0];
        Assert.Equal(1, connection.GetProperty("outcomes").GetProperty("completed").GetInt64());
        var connect = connection.GetProperty("phases").EnumerateArray().Single(phase => phase.GetProperty("phase").GetString() == "connect");
        // The lost SYN is sent again after the initial timeout of 1 s (RFC 6298 §2.1).
        Assert.InRange(connect.GetProperty("mean_ms").GetDouble(), 1000, 1200);
        Assert.Contains(connect.GetProperty("quantiles").EnumerateArray(), quantile => quantile.GetProperty("quantile").GetString() == "p95");
    }

    [Fact]
    public void A_sweep_names_what_varies()
    {
        var root = Run(
            0, "run", Netsim.Topology("three_way_handshake"), "--vary", "links.wire.delay=10 ms, 20 ms", "--no-charts", "--output", _netsim.Results);

        Assert.Equal(
            ["10 ms", "20 ms"],
            root.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("parameters").GetProperty("links.wire.delay").GetString()));
    }

    [Fact]
    public void A_check_lists_problems_with_their_places()
    {
        var wrong = _netsim.Write("wrong.yaml", "name: x\nnonsense: 1\n");

        var root = Run(2, "check", Netsim.Topology("lost_syn"), wrong);

        var files = root.GetProperty("files");
        Assert.True(files[0].GetProperty("ok").GetBoolean());
        Assert.False(files[1].GetProperty("ok").GetBoolean());
        Assert.Contains(files[1].GetProperty("problems").EnumerateArray(), problem => problem.GetProperty("line").GetInt32() == 2);
    }

    [Fact]
    public void A_plan_counts()
    {
        var root = Run(0, "plan", Netsim.Topology("three_way_handshake"), "--runs", "7", "--vary", "links.wire.delay=10 ms, 20 ms");

        Assert.Equal(14, root.GetProperty("runs").GetInt64());
        Assert.Equal(14, root.GetProperty("connections_about").GetDouble());
        Assert.Equal(2, root.GetProperty("points").GetArrayLength());
    }

    [Fact]
    public void A_comparison_has_every_statistic()
    {
        var topology = Netsim.Topology("three_way_handshake");

        var root = Run(0, "compare", topology, topology);

        Assert.All(root.GetProperty("differences").EnumerateArray(), of => Assert.Equal(0, of.GetProperty("difference_ms").GetDouble()));
        Assert.Contains(root.GetProperty("differences").EnumerateArray(), of => of.GetProperty("statistic").GetString() == "p95");
    }

    [Fact]
    public void A_search_says_where_the_level_is_lost()
    {
        // A handshake over TCP takes one round trip: two delays.
        var root = Run(
            0, "find", Netsim.Topology("three_way_handshake"), "--vary", "links.wire.delay=10 ms, 20 ms, 30 ms, 40 ms",
            "--metric", "p50(connect)", "--at-most", "50 ms", "--runs", "20");

        Assert.Equal("20 ms", root.GetProperty("kept_up_to").GetProperty("links.wire.delay").GetString());
        Assert.Equal("30 ms", root.GetProperty("lost_at").GetProperty("links.wire.delay").GetString());
    }

    [Fact]
    public void A_sensitivity_lists_the_changes()
    {
        var root = Run(
            0, "sensitivity", Netsim.Topology("three_way_handshake"), "--metric", "p50(connect)", "--vary", "links.wire.delay=10 ms, 20 ms");

        Assert.Equal("ms", root.GetProperty("estimate").GetProperty("unit").GetString());
        Assert.Equal([20.0, 40.0], root.GetProperty("changes").EnumerateArray()
            .Select(change => Math.Round(change.GetProperty("estimate").GetProperty("value").GetDouble())).Order());
    }

    [Fact]
    public void A_ladder_tells_what_was_lost()
    {
        var root = Run(0, "ladder", Netsim.Topology("lost_syn"));

        var first = root.GetProperty("steps").EnumerateArray().First(step => step.GetProperty("step").GetString() == "segment");
        Assert.Equal(JsonValueKind.Null, first.GetProperty("arrived_ms").ValueKind);
        Assert.NotEqual(JsonValueKind.Null, first.GetProperty("loss").ValueKind);
        Assert.Contains(root.GetProperty("steps").EnumerateArray(), step => step.TryGetProperty("retransmission", out var again) && again.GetBoolean());
    }

    private JsonElement Run(int code, params string[] arguments)
    {
        Assert.True(code == _netsim.Run([.. arguments, "--json"]), _netsim.Error + _netsim.Output);
        return JsonDocument.Parse(_netsim.Output).RootElement;
    }
}
