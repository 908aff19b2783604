namespace MediaRouting.Engine.MessagePack;

/// <summary>A field of a struct and where it stands in it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name in a dump.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Offset">Bytes from the beginning of the struct.</param>
/// <param name="IsRequired">Written also at its default.</param>
/// <param name="Words">The enum of a <see cref="FieldKind.Word"/>.</param>
internal readonly record struct PlacedField(
    int Number, string Name, FieldKind Kind, int Offset, bool IsRequired, Type? Words);
