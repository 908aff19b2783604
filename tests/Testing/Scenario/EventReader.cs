using MediaRouting.Engine.Events;

namespace MediaRouting.Testing;

/// <summary>Sees an event before its slot is used again.</summary>
public delegate void EventReader(ref readonly EventSlot told);
