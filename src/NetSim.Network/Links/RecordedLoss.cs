using NetSim.Network.Tracing;

namespace NetSim.Network.Links;

/// <summary>Loses what was lost when it was recorded.</summary>
internal sealed class RecordedLoss : ILoss
{
    private readonly bool[] _lost;

    /// <summary>A record.</summary>
    public RecordedLoss(LossModel.Recorded model)
    {
        _lost = new bool[model.Length];
        foreach (var (first, last) in model.Lost)
        {
            for (var i = first; i <= Math.Min(last, model.Length); i++)
            {
                _lost[i - 1] = true;
            }
        }
    }

    /// <inheritdoc/>
    public LossCause Decide(in Packet packet, int bytes, ref LinkMemory memory, in LinkDraws draws) =>
        _lost[(memory.Packets - 1) % _lost.Length] ? LossCause.Pattern : LossCause.None;
}
