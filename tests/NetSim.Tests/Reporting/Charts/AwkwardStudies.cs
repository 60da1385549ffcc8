using NetSim.Reporting.Charts;

namespace NetSim.Tests.Reporting.Charts;

/// <summary>Studies that are hard to draw.</summary>
internal static class AwkwardStudies
{
    private const string LongName = "a-name-of-sixty-characters-for-a-connection-in-a-far-away-da";
    private const string LongPath = "connections.a-name-of-sixty-characters-for-a-connection-in-a-far-away-da.tls.certificate";

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "one connection", "one point", "thousand points", "all failures", "long names", "zero variance", "Chinese", "grid", "long names in a grid",
        "one point in a grid", "thousand points in a grid", "all failures in a grid", "zero variance in a grid", "Chinese grid",
        "zero", "nothing", "many connections",
    ];

    /// <summary>With what the names begin of those that every kind of chart must bear.</summary>
    public static IReadOnlyList<string> Required { get; } =
        ["one point", "thousand points", "all failures", "long names", "zero variance", "Chinese"];

    /// <summary>The study of a name.</summary>
    public static ChartSource Of(string name) => name switch
    {
        "one connection" => new StudyBuilder().Point().Connections("page", 100).Source(),
        "one point" => new StudyBuilder("links.access.loss").Point("1 %").Connections("page", 100, 200, null, 3000).Source(),
        "thousand points" => Thousand(),
        "all failures" => new StudyBuilder("links.access.loss").Point("1 %").Connections("page", null, null).Point("2 %")
            .Connections("page", null, null, null).Source(),
        "long names" => new StudyBuilder(LongPath).Point(LongName).Connections(LongName, 100, 200, null).Connections("b", 1, 2, 3)
            .Point("另一个" + LongName).Connections(LongName, 100, 200, 300, 40_000).Connections("b", null, 2, 3)
            .Source($"{LongName} {LongName} {LongName}"),
        "zero variance" => new StudyBuilder("links.access.delay").Point("10 ms").Connections("page", 100, 100, 100).Point("20 ms")
            .Connections("page", 100, 100, 100).Source(),
        "Chinese" => new StudyBuilder("网络.配置").Point("办公室的无线网络").Connections("网页", 100, 200, null).Point("火车上的移动网络")
            .Connections("网页", 100, 20_000).Source("比较 <TLS> 版本：在不同网络条件下打开一个网页所需要的时间，以及失败的连接所占的比例，供报告使用"),
        "grid" => Grid(["0 %", "1 %", "5 %"], ["10 ms", "100 ms"]),
        "one point in a grid" => Grid(["1 %", "2 %"], ["10 ms", "20 ms"], (i, j) => i + j == 0 ? [100, 200] : [null]),
        "thousand points in a grid" => Grid([.. Enumerable.Range(0, 25).Select(i => $"{i} %")], [.. Enumerable.Range(0, 40).Select(i => $"{i} ms")]),
        "all failures in a grid" => Grid(["1 %", "2 %"], ["10 ms", "20 ms"], (_, _) => [null, null]),
        "zero variance in a grid" => Grid(["1 %", "2 %"], ["10 ms", "20 ms"], (_, _) => [100, 100, 100]),
        "Chinese grid" => Grid(["办公室的无线网络", "火车上的移动网络"], ["传统算法", "后量子算法"]),
        "long names in a grid" => Grid([LongName, LongName + "2", "网络"], [.. Enumerable.Range(0, 50).Select(i => $"{LongName}{i}")]),
        "zero" => new StudyBuilder().Point().Connections("page", 0, 0).Source(),
        "nothing" => new StudyBuilder().Point().Connections("page").Source(),
        "many connections" => Many(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "there is no such study"),
    };

    private static ChartSource Thousand()
    {
        var study = new StudyBuilder("links.access.delay");
        for (var i = 0; i < 1000; i++)
        {
            study.Point($"{i} ms").Connections("page", 2 * i + 1, 2 * i + 10, i % 50 == 0 ? null : 4 * i);
        }

        return study.Source();
    }

    private static ChartSource Grid(string[] first, string[] second) =>
        Grid(first, second, (i, j) => [10 + i, 20 + 10 * j, 30, i == 2 ? null : 100 * i]);

    private static ChartSource Grid(string[] first, string[] second, Func<int, int, double?[]> totals)
    {
        var study = new StudyBuilder("links.access.loss", "links.access.delay");
        for (var i = 0; i < first.Length; i++)
        {
            for (var j = 0; j < second.Length; j++)
            {
                study.Point(first[i], second[j]).Connections("page", totals(i, j));
            }
        }

        return study.Source();
    }

    private static ChartSource Many()
    {
        var study = new StudyBuilder().Point();
        for (var i = 0; i < 30; i++)
        {
            study.Connections($"connection {i}", i + 1, i + 2, 100 * i + 1);
        }

        return study.Source();
    }
}
