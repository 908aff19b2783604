using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.MessagePack;

/// <summary>
/// Reads the fields of an object. The first fault is kept; from then on every field is at its default, and what is
/// made of them is thrown away.
/// </summary>
/// <param name="reader">Stands at the record.</param>
internal ref struct ReadingPass(MessagePackReader reader) : IObjectPass
{
    private MessagePackReader _reader = reader;
    private RecordCursor _cursor;
    private RecordField? _next;
    private ExpressionParser _expressions = new([]);
    private MessagePackFault _fault;

    /// <summary>Reads an object; null with a fault.</summary>
    public static T? Read<TRecord, T>(ref MessagePackReader from, out MessagePackFault fault)
        where TRecord : struct, IObjectRecord<T>
        where T : class
    {
        var pass = new ReadingPass(from);
        var value = pass.Record<TRecord, T>();
        from = pass._reader;
        fault = pass._fault;
        return fault == default ? value : null;
    }

    public string Text(int number, string name, string value) => OptionalText(number, name, null) ?? string.Empty;

    public string? OptionalText(int number, string name, string? value)
    {
        if (!IsNext(number))
        {
            return null;
        }

        var isText = _reader.TryReadText(out var text);
        return Done(isText) ? Encoding.UTF8.GetString(text) : null;
    }

    public bool Boolean(int number, string name, bool value) =>
        IsNext(number) && Done(_reader.TryReadBoolean(out value)) && value;

    public int Number(int number, string name, int value) => OptionalNumber(number, name, null) ?? 0;

    public int? OptionalNumber(int number, string name, int? value)
    {
        if (!IsNext(number))
        {
            return null;
        }

        var isNumber = _next!.TryReadInteger(ref _reader, out var read);
        return Done(isNumber) ? (int)read : null;
    }

    public TWord Word<TWord>(int number, string name, TWord value)
        where TWord : unmanaged, Enum
    {
        if (!IsNext(number))
        {
            return default;
        }

        var isWord = _next!.TryReadInteger(ref _reader, out var read);
        var word = (byte)read;
        return Done(isWord) ? Unsafe.As<byte, TWord>(ref word) : default;
    }

    public Expression Expression(int number, string name, Expression value)
    {
        var everyone = Configuration.Expression.Everyone;
        if (!IsNext(number))
        {
            return everyone;
        }

        var before = _reader;
        Expression? read = null;
        var isExpression = _reader.TryReadText(out var text)
            && _expressions.TryParse(Encoding.UTF8.GetString(text), out read, out _);
        return Done(isExpression, before) ? read! : everyone;
    }

    public ImmutableSortedDictionary<string, int> Numbers(
        int number, string name, ImmutableSortedDictionary<string, int> value)
    {
        if (!IsNext(number))
        {
            return value;
        }

        var before = _reader;
        var isNumbers = NumbersMap.TryRead(ref _reader, out var read);
        return Done(isNumbers, before) ? read : value;
    }

    public ImmutableArray<T> Records<TRecord, T>(int number, string name, ImmutableArray<T> value)
        where TRecord : struct, IObjectRecord<T>
        where T : class
    {
        if (!IsNext(number))
        {
            return [];
        }

        var (cursor, next) = (_cursor, _next);
        var records = ImmutableArray.CreateBuilder<T>();
        var isArray = _reader.TryReadArrayHeader(out var count);
        for (; isArray && _fault == default && count > 0; count--)
        {
            records.Add(Record<TRecord, T>());
        }

        if (_fault != default)
        {
            return [];
        }

        (_cursor, _next) = (cursor, next);
        return Done(isArray) ? records.DrainToImmutable() : [];
    }

    public ImmutableArray<AttributeConfiguration> Attributes(
        int number, string name, ImmutableArray<AttributeConfiguration> value)
    {
        var before = _reader;
        var attributes = Records<ConfigurationRecords.Attribute, AttributeConfiguration>(number, name, value);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
        {
            if (!names.Add(attribute.Name))
            {
                _fault = before.Expected($"{name} ({number}): attributes of different names");
                return [];
            }
        }

        _expressions = new ExpressionParser(attributes);
        return attributes;
    }

    private T Record<TRecord, T>()
        where TRecord : struct, IObjectRecord<T>
        where T : class
    {
        _cursor = new RecordCursor(ObjectFormat<TRecord, T>.Format);
        _next = null;
        if (_cursor.TryOpen(ref _reader, out _fault))
        {
            MoveNext();
        }

        return TRecord.Pass(ref this, TRecord.Blank);
    }

    private readonly bool IsNext(int number) => _next is not null && _next.Number == number;

    private void MoveNext() => _next = _cursor.TryNext(ref _reader, out _fault) ? _cursor.Field : null;

    private bool Done(bool isRead) => Done(isRead, _reader);

    private bool Done(bool isRead, MessagePackReader before)
    {
        if (isRead)
        {
            MoveNext();
            return true;
        }

        _fault = before.Expected(_next!.Expectation);
        _next = null;
        return false;
    }
}
