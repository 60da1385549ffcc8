namespace NetSim.Reporting.Maps;

/// <summary>The page that a map is laid out on, before it is scaled to the picture’s pixels.</summary>
public static class MapPage
{
    /// <summary>How wide a picture is if nobody says so, in pixels.</summary>
    public const int DefaultWidth = 1_200;

    /// <summary>The narrowest picture, in pixels.</summary>
    public const int LeastWidth = 300;

    /// <summary>The widest picture, in pixels.</summary>
    public const int GreatestWidth = 10_000;

    /// <summary>How wide the page is for a picture of a width: pictures that are wider than the default are finer, not
    /// emptier.</summary>
    internal static int WidthOf(int pixels) => Math.Min(pixels, DefaultWidth);
}
