using SkiaSharp;

namespace NetSim.Reporting.Pictures;

/// <summary>The colours of pictures. They differ in lightness too, so that they can be told apart without
/// colour vision.</summary>
internal static class Ink
{
    /// <summary>Text and what is as it should be.</summary>
    public static SKColor Black => new(0x1F, 0x29, 0x37);

    /// <summary>What is less important.</summary>
    public static SKColor Grey => new(0x6B, 0x72, 0x80);

    /// <summary>The ground of bands and boxes.</summary>
    public static SKColor Pale => new(0xF3, 0xF4, 0xF6);

    /// <summary>Outlines.</summary>
    public static SKColor Faint => new(0xD1, 0xD5, 0xDB);

    /// <summary>The ground.</summary>
    public static SKColor White => SKColors.White;

    /// <summary>TCP.</summary>
    public static SKColor Blue => new(0x00, 0x5A, 0x9C);

    /// <summary>TLS.</summary>
    public static SKColor Green => new(0x00, 0x6B, 0x54);

    /// <summary>What was sent again.</summary>
    public static SKColor Orange => new(0xB4, 0x53, 0x09);

    /// <summary>Timers.</summary>
    public static SKColor Purple => new(0x7A, 0x3E, 0x9D);

    /// <summary>What was lost.</summary>
    public static SKColor Red => new(0xC0, 0x1C, 0x28);
}
