namespace MediaRouting.Engine.MessagePack;

/// <summary>What the record of an object looks like, worked out once.</summary>
internal static class ObjectFormat<TRecord, T>
    where TRecord : struct, IObjectRecord<T>
    where T : class
{
    /// <summary>What the record looks like.</summary>
    public static RecordFormat Format { get; } = ListingPass.FormatOf<TRecord, T>();
}
