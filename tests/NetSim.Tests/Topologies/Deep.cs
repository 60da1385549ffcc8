using System.Collections;
using System.Globalization;
using System.Text;

namespace NetSim.Tests.Topologies;

/// <summary>Everything that a tree of records holds, as text: two trees are equal if their texts
/// are.</summary>
internal static class Deep
{
    public static string Text(object? value)
    {
        var text = new StringBuilder();
        Append(text, value, "");
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value, string indent)
    {
        switch (value)
        {
            case null or string or IFormattable:
                text.AppendLine(CultureInfo.InvariantCulture, $" {value ?? "null"}");
                break;
            case bool truth:
                text.AppendLine(CultureInfo.InvariantCulture, $" {truth}");
                break;
            case IEnumerable items:
                text.AppendLine();
                foreach (var item in items)
                {
                    text.Append(indent).Append('-');
                    Append(text, item, indent + "  ");
                }

                break;
            default:
                text.AppendLine(CultureInfo.InvariantCulture, $" {value.GetType().Name}");
                // Enough of units: their other properties are computed.
                foreach (var property in value.GetType().GetProperties()
                    .Where(
                        property =>
                            property.GetMethod is { IsStatic: false }
                                && property.Name is not ("Magnitude" or "EqualityContract")))
                {
                    text.Append(indent).Append(property.Name).Append(':');
                    Append(text, property.GetValue(value), indent + "  ");
                }

                break;
        }
    }
}
