using NetSim.Reporting.Fonts;
using NetSim.Reporting.Pictures;
using ScottPlot;
using SkiaSharp;

namespace NetSim.Tests.Reporting;

public class ShippedFontTests
{
    // A letter that no font has: drawn as an empty box or not at all.
    private const string Missing = "\uE8FF";

    [Theory]
    [InlineData("A")]
    [InlineData("g")]
    [InlineData("7")]
    [InlineData("µ")]
    [InlineData("é")]
    [InlineData("网")]
    [InlineData("络")]
    [InlineData("，")]
    public void A_letter_is_drawn_as_itself(string letter)
    {
        var drawn = Draw(letter);

        Assert.True(drawn.Count(value => value < 128) > 4, $"'{letter}' leaves no ink");
        Assert.NotEqual(Draw(Missing), drawn);
    }

    [Fact]
    public void Different_letters_look_different()
    {
        string[] letters = ["A", "B", "网", "络", "客", "户", "端", "服", "务", "器"];

        var looks = letters.Select(letter => Convert.ToHexString(Draw(letter))).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(letters.Length, looks.Count);
    }

    [Theory]
    [InlineData("connect")]
    [InlineData("握手延迟")]
    public void ScottPlot_draws_with_it(string title)
    {
        byte[] Draw(string text)
        {
            var plot = new Plot();
            plot.Font.Set(ShippedFont.Name);
            plot.Title(text);
            return plot.GetImageBytes(300, 200, ImageFormat.Bmp);
        }

        Assert.NotEqual(Draw(""), Draw(title));
        Assert.NotEqual(Draw(new string(Missing[0], title.Length)), Draw(title));
    }

    private static byte[] Draw(string letter)
    {
        var picture = new Picture("letter", 64, 64, [new TextShape(
            letter, new SKPoint(8, 50), 40, SKColors.Black)]);
        using var bitmap = SKBitmap.Decode(PictureImage.Png(picture));
        return [.. bitmap.Pixels.Select(pixel => pixel.Red)];
    }
}
