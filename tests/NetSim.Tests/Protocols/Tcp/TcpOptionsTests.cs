using System.Reflection;
using NetSim.Protocols.Tcp;

namespace NetSim.Tests.Protocols.Tcp;

public class TcpOptionsTests
{
    private static readonly PropertyInfo[] Options =
        [.. typeof(TcpOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static option => option.CanWrite)];

    [Fact]
    public void The_defaults_are_those_that_are_written_down() => Approved.Matches(string.Concat(Options.Select(
        option => $"{option.Name,-26} {option.GetValue(TcpOptions.Linux),-12} {option.GetValue(TcpOptions.Rfc)}\n")));

    [Fact]
    public void Every_option_stands_in_the_description_of_the_model()
    {
        var page = File.ReadAllText(Path.Combine(Documents.Root(), "docs", "tcp.md"));

        Assert.All(Options, option => Assert.Contains($"| `{option.Name}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TcpOptions { InitialTimeout = SimDuration.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TcpOptions { MaximumTimeout = new SimDuration(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TcpOptions { SynRetries = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TcpOptions { InitialWindowSegments = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TcpOptions { MaximumSegmentSize = 87 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TcpOptions { MaximumSegmentSize = 65_496 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TcpOptions { InvalidSegmentInterval = new SimDuration(-1) });
    }
}
