using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace NetSim.ScriptTests;

/// <summary>Runs run.ps1 in an own PowerShell, with a dotnet that only writes down how it was called.</summary>
internal sealed class ScriptHost : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netsim-script-");
    private readonly string _formerPath = Environment.GetEnvironmentVariable("PATH") ?? "";
    private readonly Runspace _runspace;

    public ScriptHost(int exitCode)
    {
        var dotnet = Path.Combine(_folder.FullName, "dotnet");
        File.WriteAllText(dotnet, $"#!/bin/sh\npwd >'{CallFile}'\nprintf '%s\\n' \"$@\" >>'{CallFile}'\nexit {exitCode}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Environment.SetEnvironmentVariable("PATH", _folder.FullName + Path.PathSeparator + _formerPath);
        // CreateDefault needs an assembly of the console host that is not part of the package.
        _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        _runspace.Open();
    }

    public static string Script { get; } = Path.Combine(RepositoryRoot(), "run.ps1");

    /// <summary>The folder that dotnet was called in, then its arguments; empty when it was not called.</summary>
    public IReadOnlyList<string> Call => File.Exists(CallFile) ? File.ReadAllLines(CallFile) : [];

    public object? ExitCode => _runspace.SessionStateProxy.GetVariable("LASTEXITCODE");

    private string CallFile => Path.Combine(_folder.FullName, "call");

    public Collection<PSObject> Run(params (string Name, object? Value)[] parameters)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand(Script);
        foreach (var (name, value) in parameters)
        {
            shell.AddParameter(name, value);
        }

        return shell.Invoke();
    }

    public void Dispose()
    {
        _runspace.Dispose();
        Environment.SetEnvironmentVariable("PATH", _formerPath);
        _folder.Delete(recursive: true);
    }

    private static string RepositoryRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}
