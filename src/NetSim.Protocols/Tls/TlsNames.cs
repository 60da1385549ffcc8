using System.Text;

namespace NetSim.Protocols.Tls;

/// <summary>The names that the RFCs give to our enums’ members.</summary>
public static class TlsNames
{
    /// <summary>An alert’s name: <c>close_notify</c>.</summary>
    public static string Of(TlsAlert alert) => SnakeCase(alert.ToString());

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
