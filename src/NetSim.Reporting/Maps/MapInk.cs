using NetSim.Reporting.Pictures;
using SkiaSharp;

namespace NetSim.Reporting.Maps;

/// <summary>The colours of a map. Roles differ in shape too, so that no one depends on colours.</summary>
internal sealed record MapInk(
    SKColor Ground, SKColor Text, SKColor Grey, SKColor Line, SKColor Fill, SKColor Client, SKColor Server)
{
    /// <summary>On white.</summary>
    public static MapInk Light { get; } = new(
        Ink.White, Ink.Black, Ink.Grey, new SKColor(0x8A, 0x93, 0xA0), Ink.Pale, Ink.Blue, Ink.Green);

    /// <summary>On black.</summary>
    public static MapInk Dark { get; } = new(
        new SKColor(0x11, 0x18, 0x27), new SKColor(0xF3, 0xF4, 0xF6), new SKColor(0xA9, 0xB1, 0xBD),
        new SKColor(0x7C, 0x87, 0x97), new SKColor(0x1F, 0x29, 0x37), new SKColor(0x6C, 0xB6, 0xFF), new SKColor(0x4A, 0xD1, 0xAE));

    /// <summary>The colour of a role’s symbol.</summary>
    public SKColor Of(MapRole role) => role switch
    {
        MapRole.Client => Client,
        MapRole.Server => Server,
        MapRole.Router or MapRole.Switch or MapRole.Host => Text,
    };
}
