using NetSim.Reporting.Pictures;

namespace NetSim.Reporting.Ladders;

/// <summary>Draws a ladder as SVG.</summary>
public static class LadderSvg
{
    /// <summary>The drawing, as an XML document.</summary>
    public static string Draw(Ladder ladder) => PictureImage.Svg(LadderPicture.Of(ladder));
}
