using NetSim.Reporting.Pictures;

namespace NetSim.Reporting.Maps;

/// <summary>Draws maps as SVG.</summary>
public static class MapSvg
{
    /// <summary>The drawing, as an XML document.</summary>
    /// <param name="map">The map.</param>
    /// <param name="width">How wide it is, in pixels.</param>
    /// <param name="isDark">Whether it is drawn on a dark ground.</param>
    public static string Draw(TopologyMap map, int width, bool isDark) =>
        PictureImage.Svg(MapPicture.Of(map, MapPage.WidthOf(width), isDark), width);
}
