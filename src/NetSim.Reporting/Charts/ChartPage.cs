using System.Text;
using NetSim.Reporting.Pictures;
using ScottPlot;
using SkiaSharp;

namespace NetSim.Reporting.Charts;

/// <summary>Plots on a page, with text around them.</summary>
/// <param name="Ground">The page without the plots.</param>
/// <param name="Panels">The plots, and where they are on the page.</param>
internal sealed record ChartPage(Picture Ground, IReadOnlyList<(Plot Plot, PixelRect Area)> Panels)
    : IMultiplotLayout
{
    private const int Scale = 2;

    /// <summary>The page as PNG, twice as fine as its pixels.</summary>
    public byte[] Png()
    {
        using var surface = SKSurface.Create(new SKImageInfo(Scale * Ground.Width, Scale * Ground.Height));
        surface.Canvas.Scale(Scale);
        Render(surface.Canvas);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    /// <summary>The page as SVG.</summary>
    public string Svg()
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(Ground.Area, stream))
        {
            Render(canvas);
        }

        return SvgText.Finish(
            Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length), Ground.Title);
    }

    /// <inheritdoc/>
    public PixelRect[] GetSubplotRectangles(SubplotCollection subplots, PixelRect figureRect) =>
        [figureRect, .. Panels.Select(panel => panel.Area)];

    private void Render(SKCanvas canvas)
    {
        var multiplot = new Multiplot(PictureImage.Plot(Ground)) { Layout = this };
        foreach (var (plot, _) in Panels)
        {
            multiplot.Subplots.Add(plot);
        }

        multiplot.Render(canvas, new PixelRect(0, Ground.Width, Ground.Height, 0));
    }
}
