namespace NetSim.Reporting.Charts.Sources;

/// <summary>What charts call the points of a study and what varies in it.</summary>
public static class PointNames
{
    /// <summary>A parameter, as short as it can be told from the others: “loss” of “links.access.loss”.</summary>
    /// <param name="parameters">All parameters.</param>
    /// <param name="index">Which of them.</param>
    public static string Parameter(IReadOnlyList<string> parameters, int index)
    {
        var parts = parameters[index].Split('.');
        for (var count = 1; count < parts.Length; count++)
        {
            var end = string.Join('.', parts[^count..]);
            var isOnly = !parameters.Where((_, other) => other != index)
                .Any(other => other == end || other.EndsWith("." + end, StringComparison.Ordinal));
            if (isOnly)
            {
                return end.Replace('_', ' ');
            }
        }

        return parameters[index].Replace('_', ' ');
    }

    /// <summary>A point: “loss 1 %, delay 10 ms”; empty where nothing varies.</summary>
    public static string Of(StudyResults study, int point) => string.Join(
        ", ", study.Parameters.Select((_, index) => $"{Parameter(study.Parameters, index)} {study.Values[point][index]}"));
}
