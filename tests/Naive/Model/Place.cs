using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>Where a message goes: one of the daemon's own queues, or a destination with a name.</summary>
/// <param name="Target">The role of the queue; <see cref="EventTarget.Named"/> for a destination with a name.</param>
/// <param name="Kind">Queue, topic or temporary, of a destination with a name.</param>
/// <param name="Name">Its name.</param>
internal readonly record struct Place(EventTarget Target, DestinationKind Kind, string Name)
{
    /// <summary>The queue ChatServer: for whoever has no other address.</summary>
    public static Place ChatServer { get; } = new(EventTarget.ChatServer, DestinationKind.None, string.Empty);

    /// <summary>Where undecodable messages end.</summary>
    public static Place DeadLetters { get; } = new(EventTarget.DeadLetters, DestinationKind.None, string.Empty);

    /// <summary>A destination with a name.</summary>
    public static Place Of(DestinationKind kind, string name) => new(EventTarget.Named, kind, name);
}
