// Read first: Floyd and Jacobson, “Random early detection gateways for congestion avoidance”, IEEE/ACM ToN 1 (1993), figure 2;
// Floyd, “Recommendation on using the gentle variant of RED” (2000).
using NetSim.Network.Tracing;
using NetSim.Units;

namespace NetSim.Network.Links;

/// <summary>A queue that drops by chance before it is full, the more the longer it is on average.</summary>
/// <param name="model">Its parameters.</param>
/// <param name="limit">How much may wait; null for any amount.</param>
/// <param name="sink">Told what is dropped.</param>
internal sealed class RedQueue(QueueDiscipline.Red model, QueueLimit? limit, IDropSink sink) : IQueueDiscipline
{
    private readonly PacketFifo _packets = new();
    private LinkDraws _draws;
    private double _average;
    private readonly EvenDrops _drops = new();
    private SimTime _emptySince;
    private SimDuration _transmission;

    /// <inheritdoc/>
    public int Count => _packets.Count;

    /// <summary>The average length, in packets.</summary>
    public double Average => _average;

    /// <inheritdoc/>
    public void Enqueue(in QueuedPacket item, SimTime now)
    {
        Remember(now);
        var packet = item;
        if (_packets.IsFullFor(item.Bytes, limit))
        {
            sink.Drop(item, LossCause.QueueFull);
            _drops.Restart();
        }
        else if (!_drops.IsNext(ProbabilityAt(_average), LinkDraws.Uniform(_draws.Queue, item.Packet)))
        {
            _packets.Enqueue(item);
        }
        else if (model.Ecn && ProbabilityAt(_average) < 1 && PacketFifo.TryMark(ref packet))
        {
            sink.CountMark();
            _packets.Enqueue(packet);
        }
        else
        {
            sink.Drop(item, LossCause.QueueEarly);
        }
    }

    /// <inheritdoc/>
    public bool TryDequeue(SimTime now, out QueuedPacket item)
    {
        var any = _packets.TryDequeue(out item);
        if (any && _packets.Count == 0)
        {
            _emptySince = now;
        }

        return any;
    }

    /// <inheritdoc/>
    public void OnTransmission(SimDuration length) => _transmission = length;

    /// <inheritdoc/>
    public void Reset(in LinkDraws draws)
    {
        _draws = draws;
        _packets.Clear();
        _drops.Restart();
        (_average, _emptySince, _transmission) = (0, SimTime.Start, SimDuration.Zero);
    }

    /// <summary>The probability at an average length, before it is spread evenly.</summary>
    public double ProbabilityAt(double average)
    {
        var most = model.MostProbability.Value;
        return average < model.Minimum ? 0
            : average < model.Maximum ? most * (average - model.Minimum) / (model.Maximum - model.Minimum)
            : !model.IsGentle || average >= 2 * model.Maximum ? 1
            : most + (1 - most) * (average - model.Maximum) / model.Maximum;
    }

    // While it was empty, as many small packets might have been sent as fit into the time.
    private void Remember(SimTime now)
    {
        if (_packets.Count > 0)
        {
            _average += model.Weight * (_packets.Count - _average);
        }
        else if (_transmission > SimDuration.Zero)
        {
            _average *= Math.Pow(1 - model.Weight, (now - _emptySince).InSeconds / _transmission.InSeconds);
            _emptySince = now;
        }
    }
}
