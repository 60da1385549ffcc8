using ScottPlot;
using SkiaSharp;

namespace NetSim.Reporting.Fonts;

/// <summary>The font that all pictures are drawn with. It is part of the program: a machine need not have
/// any.</summary>
/// <remarks>WenQuanYi Micro Hei has Latin and Chinese; without a font, ScottPlot draws no text and does not
/// say so.</remarks>
internal sealed class ShippedFont : IFontResolver
{
    private static readonly Lazy<ShippedFont> Shared = new(Register);
    private readonly SKTypeface _typeface;

    private ShippedFont()
    {
        using var stream = typeof(ShippedFont).Assembly.GetManifestResourceStream("font")
            ?? throw new InvalidOperationException("the font is missing from the program");
        using var data = SKData.Create(stream);
        _typeface = SKTypeface.FromData(data)
            ?? throw new InvalidOperationException("the font of the program cannot be read");
    }

    /// <summary>The font’s name, for ScottPlot and for the viewers of SVG.</summary>
    public static string Name => Shared.Value._typeface.FamilyName;

    /// <summary>The font at a size. The caller disposes it.</summary>
    /// <param name="pixels">The size in pixels.</param>
    public static SKFont At(float pixels) =>
        new(Shared.Value._typeface, pixels)
        {
            Subpixel = true,
            Edging = SKFontEdging.Antialias,
            Hinting = SKFontHinting.None
        };

    /// <summary>How wide a line of text is, in pixels.</summary>
    public static float Width(string text, float pixels)
    {
        using var font = At(pixels);
        return font.MeasureText(text);
    }

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(
        string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == _typeface.FamilyName ? _typeface : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        CreateTypeface(fontName, FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal);

    private static ShippedFont Register()
    {
        var font = new ShippedFont();
        // ScottPlot keeps its fonts for the whole process; this is the one place that adds to them.
        ScottPlot.Fonts.FontResolvers.Insert(0, font);
        ScottPlot.Fonts.Default = font._typeface.FamilyName;
        ScottPlot.Fonts.Sans = font._typeface.FamilyName;
        return font;
    }
}
