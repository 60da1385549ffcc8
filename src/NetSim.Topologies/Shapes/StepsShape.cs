using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using NetSim.Network;
using NetSim.Topologies.Nodes;

namespace NetSim.Topologies.Shapes;

/// <summary>The steps of one side’s application.</summary>
internal sealed record StepsShape : Shape<IReadOnlyList<ApplicationStep>>
{
    private static readonly ListShape<ApplicationStep> Steps = new(new StepShape(), "steps", Limits.Items);

    /// <inheritdoc/>
    public override Node Write(IReadOnlyList<ApplicationStep> value) => Steps.Write(value);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaDefinitions definitions) => Steps.Describe(definitions);

    /// <inheritdoc/>
    protected override bool Read(
        Node node, ReadContext context, [MaybeNullWhen(false)] out IReadOnlyList<ApplicationStep> value)
    {
        if (!Steps.TryRead(node, context, out value))
        {
            return false;
        }

        if (!context.TryTakeSteps(value.Count))
        {
            context.Report(node.Origin, $"more than {Limits.Steps} steps in the whole topology");
            return false;
        }

        return IsPossible(value, ((ListNode)node).Items, context);
    }

    // What a socket refuses or ignores is a mistake in the file.
    private static bool IsPossible(
        IReadOnlyList<ApplicationStep> steps, IReadOnlyList<Node> nodes, ReadContext context)
    {
        ApplicationStep? closing = null;
        ApplicationStep? shutdown = null;
        ApplicationStep? end = null;
        for (var at = 0; at < steps.Count; at++)
        {
            var earlier = closing
                ?? (steps[at] is ApplicationStep.Send or ApplicationStep.SendMore or ApplicationStep.Shutdown
                    ? shutdown : null)
                ?? (steps[at] is ApplicationStep.Receive or ApplicationStep.ReceiveEof ? end : null);
            if (earlier is not null)
            {
                context.Report(
                    nodes[at].Origin,
                    $"'{StepShape.NameOf(steps[at])}' cannot come after '{StepShape.NameOf(earlier)}'");
                return false;
            }

            switch (steps[at])
            {
                case ApplicationStep.Close or ApplicationStep.CloseBoth or ApplicationStep.Abort:
                    closing = steps[at];
                    break;
                case ApplicationStep.Shutdown:
                    shutdown = steps[at];
                    break;
                case ApplicationStep.ReceiveEof:
                    end = steps[at];
                    break;
            }
        }

        return true;
    }
}
