using NetSim.Reporting.Pictures;
using NetSim.Units;

namespace NetSim.Reporting.Ladders;

/// <summary>Draws a ladder as SVG.</summary>
public static class LadderSvg
{
    /// <summary>The drawing, as an XML document.</summary>
    public static string Draw(Ladder ladder) => PictureImage.Svg(LadderPicture.Of(ladder));

    /// <summary>The drawing, and how far down on it, as a share of its height, each instant ends.</summary>
    public static (string Svg, IReadOnlyList<(double Share, SimTime At)> Stops) DrawWithStops(Ladder ladder)
    {
        var (picture, stops) = LadderPicture.WithStops(ladder);
        return (PictureImage.Svg(picture), stops);
    }
}
