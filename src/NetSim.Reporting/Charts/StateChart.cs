using NetSim.Network;
using NetSim.Network.Tracing;
using NetSim.Reporting.Ladders;
using NetSim.Reporting.Pictures;

namespace NetSim.Reporting.Charts;

/// <summary>Draws the state chart: in which TCP and TLS states both ends of a connection were, over
/// time.</summary>
public static class StateChart
{
    /// <summary>The name of the chart’s files, without the ending.</summary>
    public const string Name = "states";

    /// <summary>The chart as the content of a PNG file.</summary>
    /// <param name="title">The scenario’s name.</param>
    /// <param name="connection">Which connection.</param>
    /// <param name="trace">What was seen in the run.</param>
    /// <param name="run">The run, from 0.</param>
    /// <param name="instance">Which of those with the name, from 0.</param>
    public static byte[] Png(
        string title, ConnectionSpec connection, RunTrace trace, int run, int instance = 0) =>
        PictureImage.Png(Picture(title, connection, trace, run, instance));

    /// <summary>The chart as an SVG document.</summary>
    /// <inheritdoc cref="Png"/>
    public static string Svg(
        string title, ConnectionSpec connection, RunTrace trace, int run, int instance = 0) =>
        PictureImage.Svg(Picture(title, connection, trace, run, instance));

    /// <summary>The chart before it is drawn.</summary>
    internal static Picture Picture(
        string title, ConnectionSpec connection, RunTrace trace, int run, int instance) =>
        new StatePicture(
            Ladder.Of(title, connection, trace, run, instance, int.MaxValue),
            connection.Name,
            trace,
            instance).Draw();
}
