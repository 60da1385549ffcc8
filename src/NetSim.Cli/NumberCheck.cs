using System.CommandLine.Parsing;
using System.Globalization;

namespace NetSim.Cli;

/// <summary>Checks of numbers on the command line.</summary>
internal static class NumberCheck
{
    /// <summary>Refuses a number below 1.</summary>
    public static void RequireAtLeastOne(OptionResult result, string name)
    {
        if (result.Tokens.Count == 1
            && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var number) && number < 1)
        {
            result.AddError($"{name} is at least 1, not {number}");
        }
    }
}
