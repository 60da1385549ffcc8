using System.Globalization;
using System.Text;
using NetSim.Network;
using NetSim.Topologies;

namespace NetSim.Tests.Reporting.Maps;

/// <summary>Topologies of many shapes.</summary>
internal sealed class Shapes
{
    private const string Same = "delay: 20 ms, rate: 20 Mbit/s, loss: 1 %, queue: 64 KiB";
    private const string Differing =
        "delay: { forward: 20 ms, backward: 35 ms }, rate: { forward: 10 Mbit/s, backward: 100 Mbit/s }, jitter: { normal: 2 ms }";
    private readonly List<string> _hosts = [];
    private readonly List<string> _links = [];
    private readonly List<string> _connections = [];
    private string _name = "";

    public static TheoryData<string> Names =>
    [
        "two", "line 6", "line 30", "star 12", "star 48", "dumbbell 4", "tree 3", "ring 7", "ring 8", "mesh 6", "grid 4", "twins 3",
        "spines 4", "long 5", "chinese 3", "hosts 10", "crowd 300", "grid 12", "apart 4",
    ];

    public static Scenario Of(string name)
    {
        var (kind, size) = (name.Split(' ')[0], name.Contains(' ', StringComparison.Ordinal)
            ? int.Parse(name.Split(' ')[1], CultureInfo.InvariantCulture) : 0);
        var shapes = new Shapes { _name = name };
        shapes.Build(kind, size);
        return TopologyReader.Read(shapes.Text(), name);
    }

    private string Text()
    {
        var text = new StringBuilder($"name: {_name}\nhosts:\n");
        _hosts.ForEach(host => text.Append($"  {host}\n"));
        text.Append("links:\n");
        _links.ForEach(link => text.Append($"  {link}\n"));
        text.Append("connections:\n");
        _connections.ForEach(connection => text.Append($"  {connection}\n"));
        return text.ToString();
    }

    private void Build(string kind, int size)
    {
        switch (kind)
        {
            case "two":
                Ends("client", "server");
                Link("client", "server", Differing);
                break;
            case "line":
                Chain([.. Enumerable.Range(0, size).Select(at => $"r{at}")]);
                break;
            case "long":
                _name = new string('w', 60);
                Chain([.. Enumerable.Range(0, size).Select(at => $"a-name-of-sixty-characters-for-a-host-in-a-far-away-data-{at:00}")]);
                break;
            case "chinese":
                _name = "网络拓扑:移动接入与数据中心之间的长路径,带有很长的标题以便换行,一直写到页边之外为止还要再写一点";
                Chain([.. Enumerable.Range(0, size).Select(at => $"r{at}")]);
                break;
            case "star" or "crowd":
                Star(size, kind == "crowd");
                break;
            case "dumbbell":
                Dumbbell(size);
                break;
            case "tree":
                Tree(size);
                break;
            default:
                BuildMesh(kind, size);
                break;
        }
    }

    private void BuildMesh(string kind, int size)
    {
        var names = Enumerable.Range(0, kind == "grid" ? size * size : size).Select(at => $"n{at}").ToList();
        Ends("client", "server");
        names.ForEach(name => Host(name, isRouter: kind is not "hosts"));
        for (var at = 0; at < names.Count; at++)
        {
            for (var other = at + 1; other < names.Count; other++)
            {
                if (IsLinked(kind, size, at, other))
                {
                    Link(names[at], names[other], at % 2 == 0 ? Same : Differing);
                }
            }
        }

        for (var twin = 0; kind == "twins" && twin < size; twin++)
        {
            Link(names[0], names[1], Same);
        }

        Link("client", names[0], Same);
        Link("server", kind is "hosts" or "apart" ? "client" : names[^1], Differing);
    }

    private static bool IsLinked(string kind, int size, int at, int other) => kind switch
    {
        "ring" => other == at + 1 || (at == 0 && other == size - 1),
        "mesh" or "hosts" => true,
        "grid" => (other == at + 1 && other % size != 0) || other == at + size,
        "spines" => at % 2 != other % 2,
        "apart" => at + 1 == other && other != 2,
        _ => other == at + 1,
    };

    private void Chain(IReadOnlyList<string> routers)
    {
        Ends("client", "server");
        routers.ToList().ForEach(router => Host(router, isRouter: true));
        string[] all = ["client", .. routers, "server"];
        for (var at = 1; at < all.Length; at++)
        {
            Link(all[at - 1], all[at], at % 2 == 0 ? Same : Differing);
        }
    }

    private void Star(int size, bool isMixed)
    {
        Host("r", isRouter: true);
        Host("server", isRouter: false);
        Link("r", "server", Same);
        for (var at = 0; at < size; at++)
        {
            Host($"c{at}", isRouter: false);
            Link($"c{at}", "r", isMixed ? $"delay: {1 + at} ms" : Differing);
            Connect($"c{at}", "server");
        }
    }

    private void Dumbbell(int size)
    {
        Host("left", isRouter: true);
        Host("right", isRouter: true);
        Link("left", "right", Same);
        for (var at = 0; at < size; at++)
        {
            Host($"c{at}", isRouter: false);
            Host($"s{at}", isRouter: false);
            Link($"c{at}", "left", Same);
            Link("right", $"s{at}", Differing);
            Connect($"c{at}", $"s{at}");
        }
    }

    private void Tree(int size)
    {
        Host("server", isRouter: false);
        Host("core", isRouter: true);
        Link("server", "core", Same);
        for (var branch = 0; branch < size; branch++)
        {
            Host($"b{branch}", isRouter: true);
            Link("core", $"b{branch}", Same);
            for (var leaf = 0; leaf < size; leaf++)
            {
                Host($"c{branch}{leaf}", isRouter: false);
                Link($"b{branch}", $"c{branch}{leaf}", Differing);
                Connect($"c{branch}{leaf}", "server");
            }
        }
    }

    private void Ends(string client, string server)
    {
        Host(client, isRouter: false);
        Host(server, isRouter: false);
        Connect(client, server);
    }

    private void Host(string name, bool isRouter) => _hosts.Add($"{name}: {(isRouter ? "{ router: true }" : "{}")}");

    private void Link(string from, string to, string facts) =>
        _links.Add($"link{_links.Count}: {{ between: [{from}, {to}], {facts} }}");

    private void Connect(string from, string to) =>
        _connections.Add($"connection{_connections.Count}: {{ from: {from}, to: \"{to}:443\" }}");
}
