using NetSim.Reporting.Pictures;

namespace NetSim.Reporting.Maps;

/// <summary>Draws maps as PNG.</summary>
public static class MapPng
{
    /// <summary>The drawing, as the content of a file.</summary>
    /// <inheritdoc cref="MapSvg.Draw"/>
    public static byte[] Draw(TopologyMap map, int width, bool isDark) =>
        PictureImage.Png(MapPicture.Of(map, MapPage.WidthOf(width), isDark), width);
}
