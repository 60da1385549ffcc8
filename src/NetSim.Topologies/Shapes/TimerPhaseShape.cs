using System.Text.Json.Nodes;
using NetSim.Topologies.Nodes;
using NetSim.Units;

namespace NetSim.Topologies.Shapes;

/// <summary>Where the ticks of a host’s clock lie: a length of time, or drawn: for itself, or for all hosts on one kernel.</summary>
internal sealed record TimerPhaseShape : Shape<(SimDuration? At, bool IsShared)>
{
    private const string Random = "random";
    private const string Shared = "shared";
    private static readonly DurationShape Length = new();

    /// <inheritdoc/>
    public override Node Write((SimDuration? At, bool IsShared) value) =>
        value.At is { } phase ? Length.Write(phase) : Written.Text(value.IsShared ? Shared : Random);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["const"] = Random }, new JsonObject { ["const"] = Shared }, Length.Describe(definitions)),
    };

    /// <inheritdoc/>
    protected override bool Read(Node node, ReadContext context, out (SimDuration? At, bool IsShared) value)
    {
        value = (null, node is TextNode { Text: Shared });
        if (node is TextNode { Text: Random or Shared })
        {
            return true;
        }

        if (!Length.TryRead(node, context, out var phase))
        {
            return false;
        }

        value = (phase, false);
        return true;
    }
}
