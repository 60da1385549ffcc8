using NetSim.Units;

namespace NetSim.Protocols;

/// <summary>One end of a protocol, without clock, network or randomness of its own (“sans-IO”).</summary>
/// <typeparam name="TUnit">What it exchanges with its peer: a TCP segment, a TLS record.</typeparam>
/// <typeparam name="TEvent">What it tells its user: a change of state, data that arrived, a failure.</typeparam>
/// <remarks>
/// After each call that takes <c>now</c>, the driver empties <see cref="TryTransmit"/> and <see cref="TryReadEvent"/>
/// and then reads <see cref="NextTimeout"/> again, before it makes another such call. Calls never go back in time.
/// </remarks>
public interface IEndpoint<TUnit, TEvent>
    where TUnit : struct
    where TEvent : struct
{
    /// <summary>When <see cref="HandleTimeout"/> wants to be called next; null for never.</summary>
    SimTime? NextTimeout { get; }

    /// <summary>Takes in one unit that arrived from the peer.</summary>
    void Receive(in TUnit unit, SimTime now);

    /// <summary>Acts on every timer that is due at <paramref name="now"/>.</summary>
    void HandleTimeout(SimTime now);

    /// <summary>Hands out the next unit to send; false when there is none.</summary>
    bool TryTransmit(SimTime now, out TUnit unit);

    /// <summary>Hands out the next event for the user, in the order they happened; false when there is none.</summary>
    bool TryReadEvent(out TEvent happened);
}
