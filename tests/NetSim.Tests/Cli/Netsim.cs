using NetSim.Cli;

namespace NetSim.Tests.Cli;

/// <summary>The program within the test’s process, with a folder of its own.</summary>
internal sealed class Netsim : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netsim-test-").FullName;

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    /// <summary>Whether results go to a terminal with colours.</summary>
    public bool HasColors { get; init; }

    public string Results => In("results");

    public string In(string name) => Path.Combine(_folder, name);

    public static string Topology(string name) => TestFiles.Beside($"../../../topologies/{name}.yaml");

    /// <summary>Writes a topology into the folder.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(In(name), text);
        return In(name);
    }

    public int Run(params string[] arguments) => Run(CancellationToken.None, arguments);

    public int Run(CancellationToken cancellation, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(arguments, new Terminal(output, error) { HasColors = HasColors }, cancellation);
        Output = output.ToString();
        Error = error.ToString();
        return code;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
