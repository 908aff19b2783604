using MediaRouting.Engine.Commands;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.MessagePack;

/// <summary>
/// Lists the persisted fields of a struct, by ascending number. A field is named by a property,
/// <c>it =&gt; it.Owner</c>, or where the struct has references by a reference, <c>(ref it) =&gt; ref it.Owner</c>;
/// its kind follows from its type.
/// </summary>
/// <typeparam name="T">The struct.</typeparam>
public sealed class FieldTableBuilder<T>
    where T : struct
{
    private readonly string _name;
    private readonly List<PlacedField> _fields = [];
    private Type _reference = typeof(void);

    /// <summary>No fields yet.</summary>
    /// <param name="name">Name of the record in a dump.</param>
    public FieldTableBuilder(string name) => _name = name;

    /// <summary>Adds a field.</summary>
    /// <param name="number">Its number, 1..63; never used again for another.</param>
    /// <param name="name">Its name in a dump.</param>
    /// <param name="property">Returns the field.</param>
    /// <param name="isRequired">Written also at its default; a record without it is refused.</param>
    public FieldTableBuilder<T> Field<TField>(
        int number, string name, Func<T, TField> property, bool isRequired = false)
        where TField : unmanaged =>
        Add<TField>(number, name, KindOf<TField>(), Place.Of(property), isRequired);

    /// <inheritdoc cref="Field{TField}(int, string, Func{T, TField}, bool)"/>
    public FieldTableBuilder<T> Field<TField>(
        int number, string name, FieldReference<T, TField> field, bool isRequired = false)
        where TField : unmanaged =>
        Add<TField>(number, name, KindOf<TField>(), Place.Of(field), isRequired);

    /// <summary>Adds a field of packed params (<see cref="PackedParams"/>).</summary>
    /// <param name="number">Its number, 1..63; never used again for another.</param>
    /// <param name="name">Its name in a dump.</param>
    /// <param name="property">Returns the field.</param>
    public FieldTableBuilder<T> Params<TReference>(int number, string name, Func<T, TReference> property)
        where TReference : unmanaged =>
        Add<TReference>(number, name, FieldKind.Params, Place.Of(property), isRequired: false);

    /// <summary>Adds the fields of a struct inside, under the numbers that they have there.</summary>
    public FieldTableBuilder<T> Include<TInner>(FieldReference<T, TInner> inner, FieldTableBuilder<TInner> fields)
        where TInner : unmanaged
    {
        var place = Place.Of(inner);
        foreach (var field in fields._fields)
        {
            _fields.Add(field with { Offset = place + field.Offset });
        }

        if (fields._reference != typeof(void))
        {
            RememberReference(fields._reference);
        }

        return this;
    }

    /// <summary>The table of what was added.</summary>
    /// <exception cref="ArgumentException">A number or a name is there twice, or a number out of place.</exception>
    public FieldTable<T> Build()
    {
        var format = new RecordFormat(_name, _fields.ConvertAll(field => new RecordField(
            _name, field.Number, field.Name, field.Kind, field.IsRequired, field.Words, records: null)));
        return new FieldTable<T>(format, _fields.ConvertAll(field => field.Offset), _reference);
    }

    private FieldTableBuilder<T> Add<TField>(int number, string name, FieldKind kind, int offset, bool isRequired)
    {
        if (kind is FieldKind.Text or FieldKind.Params)
        {
            RememberReference(typeof(TField));
        }

        var words = kind == FieldKind.Word ? typeof(TField) : null;
        _fields.Add(new PlacedField(number, name, kind, offset, isRequired, words));
        return this;
    }

    private void RememberReference(Type reference)
    {
        if (_reference != typeof(void) && _reference != reference)
        {
            throw new ArgumentException($"{_name}: texts of two kinds, {_reference} and {reference}");
        }

        _reference = reference;
    }

    private static FieldKind KindOf<TField>()
    {
        var type = typeof(TField);
        return type.IsEnum && Enum.GetUnderlyingType(type) == typeof(byte) ? FieldKind.Word
            : type == typeof(bool) ? FieldKind.Boolean
            : type == typeof(byte) ? FieldKind.UInt8
            : type == typeof(ushort) ? FieldKind.UInt16
            : type == typeof(uint) ? FieldKind.UInt32
            : type == typeof(ulong) ? FieldKind.UInt64
            : type == typeof(int) ? FieldKind.Int32
            : type == typeof(long) ? FieldKind.Int64
            : type == typeof(TextRef) || type == typeof(TextHandle) ? FieldKind.Text
            : throw new ArgumentException($"a field of type {type} has no kind");
    }
}
