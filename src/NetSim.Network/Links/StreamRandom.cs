using NetSim.Engine;

namespace NetSim.Network.Links;

/// <summary>Lets MathNet’s samplers, which ask for a <c>System.Random</c>, draw from a stream of ours.</summary>
/// <remarks>Only what the samplers call is here; the rest of the base class is never reached.</remarks>
internal sealed class StreamRandom : Random
{
    private readonly RandomStream _stream = new(0);

    /// <summary>Starts the sequence of <paramref name="seed"/>, or its mirror.</summary>
    public void Restart(ulong seed, bool isMirrored) => _stream.Restart(seed, isMirrored);

    /// <inheritdoc/>
    public override double NextDouble() => Sample();

    /// <inheritdoc/>
    public override void NextBytes(byte[] buffer) => throw new NotSupportedException("No sampler asks for bytes.");

    /// <inheritdoc/>
    public override int Next() => (int)(_stream.NextBits() >> 33);

    /// <inheritdoc/>
    protected override double Sample() => _stream.NextUniform();
}
