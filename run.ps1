<#
.SYNOPSIS
Runs a topology, or the tests: the same dotnet commands as in README.md.
.PARAMETER Topology
The topology file, relative to where you are or to the repository. Default: topologies/tls13_lossy.yaml.
.PARAMETER Runs
How many runs. Default: what the topology says.
.PARAMETER Test
Runs all tests instead.
.EXAMPLE
./run.ps1 -Topology topologies/lost_syn.yaml
.EXAMPLE
./run.ps1 -Runs 100
.EXAMPLE
./run.ps1 -Test
#>
[CmdletBinding(DefaultParameterSetName = 'Run')]
param(
    [Parameter(ParameterSetName = 'Run', Position = 0)]
    [ValidateNotNullOrEmpty()]
    [string] $Topology = 'topologies/tls13_lossy.yaml',

    [Parameter(ParameterSetName = 'Run')]
    [ValidateRange(1, 2147483647)]
    [int] $Runs,

    [Parameter(ParameterSetName = 'Test', Mandatory = $true)]
    [switch] $Test
)

$ErrorActionPreference = 'Stop'
$here = $ExecutionContext.SessionState.Path.CurrentFileSystemLocation.ProviderPath

if ($Test) {
    $arguments = @('test', 'NetSim.sln')
} else {
    $file = [IO.Path]::Combine($here, $Topology)
    if (-not [IO.File]::Exists($file)) {
        $file = [IO.Path]::Combine($PSScriptRoot, $Topology)
    }
    if (-not [IO.File]::Exists($file)) {
        [Console]::Error.WriteLine("run.ps1: there is no topology '$Topology'")
        exit 2
    }
    $arguments = @('run', '-c', 'Release', '--project', 'src/NetSim.Cli', '--', 'run', $file)
    if ($PSBoundParameters.ContainsKey('Runs')) {
        $arguments += @('--runs', "$Runs")
    }
}

# dotnet finds global.json, and netsim its results folder, from the folder of the repository.
$ExecutionContext.SessionState.Path.SetLocation($PSScriptRoot) | & { process { } }
try {
    & dotnet @arguments
} finally {
    $ExecutionContext.SessionState.Path.SetLocation($here) | & { process { } }
}
exit $LASTEXITCODE
