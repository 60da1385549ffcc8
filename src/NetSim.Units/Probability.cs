namespace NetSim.Units;

/// <summary>A probability, from 0 (never) to 1 (always).</summary>
public readonly record struct Probability
{
    /// <summary>A probability of <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 1, or not a number.</exception>
    public Probability(double value)
    {
        if (!(value >= 0 && value <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A probability lies between 0 and 1.");
        }

        Value = value;
    }

    /// <summary>The probability as a fraction: 1 % is 0.01.</summary>
    public double Value { get; }

    /// <summary>Never; the default value.</summary>
    public static Probability Zero => default;

    /// <summary>The probability as it stands in a topology: “1 %”.</summary>
    public override string ToString() => UnitText.Format(this);
}
