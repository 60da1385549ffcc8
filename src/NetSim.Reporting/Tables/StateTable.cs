using NetSim.Network.Tracing;

namespace NetSim.Reporting.Tables;

/// <summary>Writes <c>states.csv</c>: a row for each change of a TCP or TLS state, in the order in which they
/// happened.</summary>
/// <param name="stream">Where to; closed with the table.</param>
public sealed class StateTable(Stream stream) : IDisposable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "states.csv";

    private readonly CsvWriter _csv = new(stream, "point,run,at_ns,connection,instance,side,layer,state,cause");

    /// <summary>The point of the study whose runs are written. Default: 0.</summary>
    public int Point { get; set; }

    /// <summary>Adds all changes of a run.</summary>
    /// <param name="run">The run, from 0.</param>
    /// <param name="trace">What was seen in it.</param>
    public void Write(int run, RunTrace trace)
    {
        foreach (var change in trace.States)
        {
            _csv.Number(Point);
            _csv.Number(run);
            _csv.Number(change.At.Nanoseconds);
            _csv.Text(change.Connection);
            _csv.Number(change.Instance);
            _csv.Text(change.IsClient ? "client" : "server");
            _csv.Text(RecordNames.Of(change.Layer));
            _csv.Text(change.State);
            _csv.Text(change.Cause);
            _csv.EndRow();
        }
    }

    /// <summary>Completes the file and closes it.</summary>
    public void Dispose() => _csv.Dispose();
}
