using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Events;

/// <summary>Where an event goes and which request it answers. Valid as long as the spans in it.</summary>
public readonly ref struct Address
{
    /// <summary>One of the daemon's own queues, or <see cref="EventTarget.Named"/>.</summary>
    public EventTarget Target { get; private init; }

    /// <summary>Kind of a named destination.</summary>
    public DestinationKind Kind { get; private init; }

    /// <summary>Name of a named destination.</summary>
    public ReadOnlySpan<byte> Name { get; private init; }

    /// <summary>JMSCorrelationID; may be empty.</summary>
    public ReadOnlySpan<byte> CorrelationId { get; init; }

    /// <summary>One of the daemon's own queues.</summary>
    public static Address Of(EventTarget target) => new() { Target = target };

    /// <summary>
    /// A destination by name; with kind none, or without a name, the queue <c>ChatServer</c>, whatever a site calls it.
    /// </summary>
    public static Address Of(DestinationKind kind, ReadOnlySpan<byte> name) => name.IsEmpty
        ? Of(EventTarget.ChatServer)
        : new() { Target = EventTarget.Named, Kind = kind, Name = name };

    /// <summary>True if both name the same destination.</summary>
    public bool IsSameDestination(in Address other) =>
        Target == other.Target && Kind == other.Kind && Name.SequenceEqual(other.Name);

    /// <summary>The same destination, in answer to the request of this correlation id.</summary>
    public Address Answering(ReadOnlySpan<byte> correlationId) =>
        new() { Target = Target, Kind = Kind, Name = Name, CorrelationId = correlationId };
}
