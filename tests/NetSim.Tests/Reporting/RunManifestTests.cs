using NetSim.Reporting;

namespace NetSim.Tests.Reporting;

public class RunManifestTests
{
    [Fact]
    public void A_manifest_says_what_it_takes_to_repeat_the_run()
    {
        var manifest = new RunManifest
        {
            Name = "有损链路 <TLS>",
            Topology = "topologies/tls13_lossy.yaml",
            Seed = ulong.MaxValue,
            Runs = 1000,
            RunsFinished = 640,
            Options = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["seed"] = 7,
                ["set"] = new[] { "links.access.loss=2 %" },
                ["trace"] = false,
            },
            Engine = "netsim",
            Version = "0.1.0",
            Commit = null,
            Machine = new Machine("Linux 6.1", "X64", 2, ".NET 10.0.12"),
            Started = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Scenario = "name: \"x\"\nseed: 1\n",
        };

        Approved.Matches(Written.By(manifest.Write));
    }
}
