namespace NetSim.Reporting.Charts.Figures;

/// <summary>One system of axes with what is drawn in it.</summary>
internal sealed record FigurePanel
{
    /// <summary>What it shows; empty for what the figure’s title says already.</summary>
    public string Title { get; init; } = "";

    /// <summary>The axis to the right.</summary>
    public required FigureAxis X { get; init; }

    /// <summary>The axis upwards.</summary>
    public required FigureAxis Y { get; init; }

    /// <summary>What is drawn, in this order.</summary>
    public required IReadOnlyList<FigureMark> Marks { get; init; }

    /// <summary>How high the field between the axes is; null for as high as the axis upwards asks for. Default: null.</summary>
    public float? Height { get; init; }

    /// <summary>Texts beside the field at its right, each at a value of the axis upwards. Default: none.</summary>
    public IReadOnlyList<(double At, string Text)> Notes { get; init; } = [];

    /// <summary>What stands over the notes. Default: nothing.</summary>
    public string NotesTitle { get; init; } = "";

    /// <summary>What stands in the middle of the field instead of marks. Default: nothing.</summary>
    public string Emptiness { get; init; } = "";

    /// <summary>The values that colours stand for; null for none.</summary>
    public NumberAxis? Scale { get; init; }
}
