using ScottPlot;

namespace NetSim.Reporting.Pictures;

/// <summary>Turns pictures into files.</summary>
internal static class PictureImage
{
    /// <summary>The picture as PNG, twice as fine as its pixels, for print and for fine screens.</summary>
    public static byte[] Png(Picture picture)
    {
        const int Scale = 2;
        using var plot = Plot(picture);
        plot.ScaleFactor = Scale;
        return plot.GetImageBytes(Scale * picture.Width, Scale * picture.Height, ImageFormat.Png);
    }

    /// <summary>The picture as SVG.</summary>
    public static string Svg(Picture picture)
    {
        using var plot = Plot(picture);
        return SvgText.Finish(plot.GetSvgXml(picture.Width, picture.Height), picture.Title);
    }

    private static Plot Plot(Picture picture)
    {
        var plot = new Plot();
        plot.Layout.Frameless();
        plot.Axes.SetLimits(0, picture.Width, 0, picture.Height);
        plot.Grid.IsVisible = false;
        plot.Add.Plottable(new PicturePlottable(picture));
        return plot;
    }
}
