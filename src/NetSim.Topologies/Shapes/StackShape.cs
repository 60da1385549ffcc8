using System.Text.Json.Nodes;
using NetSim.Protocols.Tcp;

namespace NetSim.Topologies.Shapes;

/// <summary>The name of a TCP stack.</summary>
internal sealed record StackShape : ScalarShape<string>
{
    private static readonly ChoiceShape<TcpOptions> Stacks = new(
        "a TCP stack",
        [
            ("linux", TcpProfiles.Linux),
            ("linux_pre_6_5", TcpProfiles.LinuxBefore65),
            ("windows", TcpProfiles.Windows),
            ("macos", TcpProfiles.MacOs),
            ("freebsd", TcpProfiles.FreeBsd),
            ("rfc", TcpProfiles.Rfc),
        ]);

    /// <inheritdoc/>
    public override string Expected => Stacks.Expected;

    /// <summary>The options of a stack.</summary>
    public static TcpOptions OptionsOf(string name) =>
        Stacks.Choices.First(choice => choice.Text == name).Value;

    /// <inheritdoc/>
    public override string Format(string value) => value;

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => Stacks.Describe(definitions);

    /// <inheritdoc/>
    protected override string? Parse(string text, ReadContext context, out string? value)
    {
        value = text;
        return Stacks.TryParse(text, context, out _);
    }
}
