namespace NetSim.Protocols.Tls;

/// <summary>Lengths in DER (X.690).</summary>
internal static class Der
{
    /// <summary>The length of an element: its tag, its length, its content.</summary>
    public static int Element(int content) => Header(content) + content;

    /// <summary>The length of an element’s tag and length.</summary>
    public static int Header(int content) => content switch
    {
        <= 0x7F => 2,
        <= 0xFF => 3,
        <= 0xFFFF => 4,
        _ => 5,
    };
}
