namespace MediaRouting.Engine.MessagePack;

/// <summary>How an immutable object is persisted: the list of its fields, for writing, reading and dumping.</summary>
/// <remarks>
/// What <see cref="FieldTable{T}"/> is to the structs of the hot path, this is to the configuration: objects of
/// references, read once and made whole.
/// </remarks>
/// <typeparam name="T">The object.</typeparam>
internal interface IObjectRecord<T>
    where T : class
{
    /// <summary>Name of the record in a dump.</summary>
    static abstract string Name { get; }

    /// <summary>
    /// Every field zero, false, empty or null: what a field that is not there means, and so none of the defaults of
    /// the class, which may change.
    /// </summary>
    static abstract T Blank { get; }

    /// <summary>Takes the fields through a pass, by ascending number, and makes an object of what comes back.</summary>
    static abstract T Pass<TPass>(ref TPass pass, T it)
        where TPass : struct, IObjectPass, allows ref struct;
}
