using BenchmarkDotNet.Running;
using NetSim.Benchmarks;

// "ratio" compares all engines in one process within a minute; anything else is for BenchmarkDotNet.
if (args is ["ratio"])
{
    RatioReport.Write(Console.Out);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(HoldBenchmarks).Assembly).Run(args);
}
