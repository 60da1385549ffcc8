namespace NetSim.Network.Links;

/// <summary>Makes queues that are more than drop-tail.</summary>
internal static class DisciplineFactory
{
    /// <summary>The queue of one direction; null for drop-tail.</summary>
    public static IQueueDiscipline? Create(LinkDirectionSpec spec, IDropSink sink) => spec.Discipline switch
    {
        null => null,
        QueueDiscipline.Red model => new RedQueue(model, spec.Queue, sink),
        QueueDiscipline.CoDel model => new CoDelQueue(model.Target, model.Interval, model.Ecn, spec.Queue, sink),
        QueueDiscipline.FqCoDel model => new FqCoDelQueue(model, spec.Queue, sink),
        var model => throw new ArgumentException($"There is no queue discipline {model}.", nameof(spec)),
    };
}
