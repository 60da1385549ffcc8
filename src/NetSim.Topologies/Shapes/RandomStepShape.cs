using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>What stands under a step whose size or time is drawn: <c>{ size: { exponential: 10 kB }, draw: 1 }</c>.</summary>
/// <param name="Step">The step.</param>
/// <param name="Quantity">The key of the size or time.</param>
internal sealed record RandomStepShape(string Step, string Quantity)
{
    /// <summary>The key of what is drawn where it is a size.</summary>
    public const string Size = "size";

    /// <summary>The key of what is drawn where it is a time.</summary>
    public const string Time = "time";

    private const int MostDraws = 1_000_000_000;

    private RecordShape<(RandomAmount? Amount, int Draw)> Shape => new(
        $"the '{Step}' of something random",
        default,
        [
            new ValueKey<(RandomAmount? Amount, int Draw), RandomAmount?>(
                Quantity,
                "What is drawn.",
                new MappedShape<RandomAmount?, RandomAmount>(
                    Quantity == Size ? AmountShape.Size : AmountShape.Time, amount => amount, amount => amount!),
                step => step.Amount,
                (step, value) => step with { Amount = value }) { IsRequired = true },
            new ValueKey<(RandomAmount? Amount, int Draw), int>(
                "draw",
                "The number of the draw: the same number is the same size or time, on both sides.",
                new WholeNumberShape<int>(0, MostDraws),
                step => step.Draw,
                (step, value) => step with { Draw = value }) { IsRequired = true },
        ]);

    /// <summary>What is drawn, as nodes.</summary>
    public Node Write(RandomAmount amount, int draw) => Shape.Write((amount, draw));

    /// <summary>The JSON Schema.</summary>
    public JsonObject Describe(SchemaDefinitions definitions) => Shape.Describe(definitions);

    /// <summary>Reads what is drawn.</summary>
    public bool TryRead(
        Node node, ReadContext context, [NotNullWhen(true)] out RandomAmount? amount, out int draw)
    {
        (amount, draw) = (null, 0);
        if (!Shape.TryRead(node, context, out var step) || step.Amount is null)
        {
            return false;
        }

        (amount, draw) = (step.Amount, step.Draw);
        return true;
    }
}
