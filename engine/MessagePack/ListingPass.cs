using System.Collections.Immutable;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.MessagePack;

/// <summary>Lists the fields of an object.</summary>
/// <param name="record">Name of the record.</param>
internal readonly struct ListingPass(string record) : IObjectPass
{
    private readonly List<RecordField> _fields = [];

    /// <summary>What the record looks like.</summary>
    public static RecordFormat FormatOf<TRecord, T>()
        where TRecord : struct, IObjectRecord<T>
        where T : class
    {
        var pass = new ListingPass(TRecord.Name);
        TRecord.Pass(ref pass, TRecord.Blank);
        return new RecordFormat(TRecord.Name, pass._fields);
    }

    public string Text(int number, string name, string value) => List(number, name, FieldKind.Text, value);

    public string? OptionalText(int number, string name, string? value) => List(number, name, FieldKind.Text, value);

    public bool Boolean(int number, string name, bool value) => List(number, name, FieldKind.Boolean, value);

    public int Number(int number, string name, int value) => List(number, name, FieldKind.Int32, value);

    public int? OptionalNumber(int number, string name, int? value) =>
        List(number, name, FieldKind.OptionalInt32, value);

    public TWord Word<TWord>(int number, string name, TWord value)
        where TWord : unmanaged, Enum =>
        List(number, name, FieldKind.Word, value, words: typeof(TWord));

    public Expression Expression(int number, string name, Expression value) =>
        List(number, name, FieldKind.Text, value);

    public ImmutableSortedDictionary<string, int> Numbers(
        int number, string name, ImmutableSortedDictionary<string, int> value) =>
        List(number, name, FieldKind.Numbers, value);

    public ImmutableArray<T> Records<TRecord, T>(int number, string name, ImmutableArray<T> value)
        where TRecord : struct, IObjectRecord<T>
        where T : class =>
        List(number, name, FieldKind.Records, value, records: ObjectFormat<TRecord, T>.Format);

    public ImmutableArray<AttributeConfiguration> Attributes(
        int number, string name, ImmutableArray<AttributeConfiguration> value) =>
        Records<ConfigurationRecords.Attribute, AttributeConfiguration>(number, name, value);

    private T List<T>(
        int number, string name, FieldKind kind, T value, Type? words = null, RecordFormat? records = null)
    {
        _fields.Add(new RecordField(record, number, name, kind, isRequired: false, words, records));
        return value;
    }
}
