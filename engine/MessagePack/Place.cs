using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MediaRouting.Engine.MessagePack;

/// <summary>
/// Where a field stands in a struct, in bytes from its beginning: worked out once, by using the field.
/// </summary>
internal static class Place
{
    /// <summary>The place of what a reference leads to.</summary>
    public static int Of<T, TField>(FieldReference<T, TField> field)
        where T : struct
        where TField : unmanaged
    {
        T record = default;
        return (int)Unsafe.ByteOffset(
            ref Unsafe.As<T, byte>(ref record), ref Unsafe.As<TField, byte>(ref field(ref record)));
    }

    /// <summary>
    /// The place of what a property returns, for structs whose fields are hidden behind their properties: the one
    /// place whose bytes alone, being 1 or 0, make all bytes of the property 1 or 0.
    /// </summary>
    /// <exception cref="InvalidOperationException">The property is no field, or the struct has references.</exception>
    public static int Of<T, TField>(Func<T, TField> property)
        where T : struct
        where TField : unmanaged
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            throw new InvalidOperationException($"{typeof(T)} has references: name its field by a reference");
        }

        T record = default;
        var bytes = MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref record), Unsafe.SizeOf<T>());
        var size = Unsafe.SizeOf<TField>();
        for (var place = 0; place + size <= bytes.Length; place++)
        {
            bytes.Clear();
            bytes.Slice(place, size).Fill(1);
            var isOnes = IsAll(property(record), 1);
            bytes.Fill(1);
            bytes.Slice(place, size).Clear();
            if (isOnes && IsAll(property(record), 0))
            {
                return place;
            }
        }

        throw new InvalidOperationException($"{typeof(T)} has no field for this property");
    }

    private static bool IsAll<TField>(TField value, byte content)
        where TField : unmanaged =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<TField>(in value)).IndexOfAnyExcept(content) < 0;
}
