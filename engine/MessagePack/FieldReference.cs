namespace MediaRouting.Engine.MessagePack;

/// <summary>A field of a struct: <c>(ref it) =&gt; ref it.Time</c>.</summary>
public delegate ref TField FieldReference<T, TField>(ref T record)
    where T : struct
    where TField : unmanaged;
