using NetSim.Reporting.Pictures;

namespace NetSim.Reporting.Ladders;

/// <summary>Draws a ladder as PNG.</summary>
public static class LadderPng
{
    /// <summary>The drawing, as the content of a file.</summary>
    public static byte[] Draw(Ladder ladder) => PictureImage.Png(LadderPicture.Of(ladder));
}
