using NetSim.Reporting.Pictures;

namespace NetSim.Tests.Reporting;

/// <summary>What must hold for every picture, whatever it shows.</summary>
internal static class PictureAssert
{
    /// <summary>No two texts share a point, and none leaves the page.</summary>
    public static void IsReadable(Picture picture)
    {
        var texts = picture.Texts.ToList();
        foreach (var text in texts)
        {
            Assert.All(text.Corners, corner => Assert.True(
                picture.Area.Contains(corner), $"'{text.Text}' leaves the page at {corner}"));
        }

        for (var i = 0; i < texts.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                Assert.False(texts[i].Overlaps(texts[j]), $"'{texts[i].Text}' overlaps '{texts[j].Text}'");
            }
        }
    }
}
