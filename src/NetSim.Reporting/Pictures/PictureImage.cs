using ScottPlot;

namespace NetSim.Reporting.Pictures;

/// <summary>Turns pictures into files.</summary>
internal static class PictureImage
{
    // More than viewers open.
    private const double MostPixels = 30_000;

    /// <summary>The picture as PNG, twice as fine as its pixels, for print and for fine screens; less fine
    /// where it is so long that viewers would not open it.</summary>
    public static byte[] Png(Picture picture)
    {
        var scale = Math.Min(2, MostPixels / Math.Max(picture.Width, picture.Height));
        using var plot = Plot(picture);
        plot.ScaleFactor = scale;
        return plot.GetImageBytes(
            (int)(scale * picture.Width), (int)(scale * picture.Height), ImageFormat.Png);
    }

    /// <summary>The picture as PNG of a width in pixels, however wide its layout is.</summary>
    public static byte[] Png(Picture picture, int width)
    {
        var scale = Math.Min((double)width / picture.Width, MostPixels / Math.Max(picture.Width, picture.Height));
        using var plot = Plot(picture);
        plot.ScaleFactor = scale;
        return plot.GetImageBytes(
            (int)Math.Round(scale * picture.Width), (int)Math.Round(scale * picture.Height), ImageFormat.Png);
    }

    /// <summary>The picture as SVG.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="width">How wide viewers show it in pixels; null for its layout’s width.</param>
    public static string Svg(Picture picture, int? width = null)
    {
        using var plot = Plot(picture);
        return SvgText.Finish(
            plot.GetSvgXml(picture.Width, picture.Height), picture.Title, (width ?? picture.Width) / (double)picture.Width);
    }

    /// <summary>A plot that is the picture and nothing else.</summary>
    public static Plot Plot(Picture picture)
    {
        var plot = new Plot();
        plot.Layout.Frameless();
        plot.Axes.SetLimits(0, picture.Width, 0, picture.Height);
        plot.Grid.IsVisible = false;
        var ground = picture.Ground;
        plot.FigureBackground.Color = plot.DataBackground.Color = new Color(ground.Red, ground.Green, ground.Blue);
        plot.Add.Plottable(new PicturePlottable(picture));
        return plot;
    }
}
