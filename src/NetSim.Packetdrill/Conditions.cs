namespace NetSim.Packetdrill;

/// <summary>Lines between <c>#ifdef NAME</c> and <c>#endif</c>: no name is defined, so they do not count; what stands behind
/// <c>#else</c> or between <c>#ifndef</c> and <c>#endif</c> does.</summary>
internal static class Conditions
{
    /// <summary>The script with blanks for what does not count, so that places stay.</summary>
    public static string Blank(string text)
    {
        if (!text.Contains("#if", StringComparison.Ordinal))
        {
            return text;
        }

        var lines = text.Split('\n');
        var counts = new Stack<bool>();
        for (var i = 0; i < lines.Length; i++)
        {
            var word = lines[i].TrimStart();
            var isDirective = true;
            if (word.StartsWith("#ifdef", StringComparison.Ordinal) || word.StartsWith("#ifndef", StringComparison.Ordinal))
            {
                counts.Push(word.StartsWith("#ifndef", StringComparison.Ordinal));
            }
            else if (word.StartsWith("#else", StringComparison.Ordinal) && counts.TryPop(out var counted))
            {
                counts.Push(!counted);
            }
            else if (word.StartsWith("#endif", StringComparison.Ordinal))
            {
                counts.TryPop(out _);
            }
            else
            {
                isDirective = false;
            }

            if (isDirective || counts.Contains(false))
            {
                lines[i] = "";
            }
        }

        return string.Join('\n', lines);
    }
}
