using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.MessagePack;

/// <summary>Writes the fields of an object.</summary>
/// <param name="to">Where to.</param>
internal struct WritingPass(MessagePackWriter to) : IObjectPass
{
    private int _count;

    /// <summary>Writes an object.</summary>
    public static void Write<TRecord, T>(T value, MessagePackWriter to)
        where TRecord : struct, IObjectRecord<T>
        where T : class
    {
        var opened = to.OpenMap();
        var pass = new WritingPass(to);
        TRecord.Pass(ref pass, value);
        to.CloseMap(opened, pass._count);
    }

    public string Text(int number, string name, string value)
    {
        if (value.Length > 0)
        {
            Key(number).WriteText(value);
        }

        return value;
    }

    public string? OptionalText(int number, string name, string? value)
    {
        if (value is not null)
        {
            Key(number).WriteText(value);
        }

        return value;
    }

    public bool Boolean(int number, string name, bool value)
    {
        if (value)
        {
            Key(number).WriteBoolean(value);
        }

        return value;
    }

    public int Number(int number, string name, int value)
    {
        if (value != 0)
        {
            Key(number).WriteInteger(value);
        }

        return value;
    }

    public int? OptionalNumber(int number, string name, int? value)
    {
        if (value is { } there)
        {
            Key(number).WriteInteger(there);
        }

        return value;
    }

    public TWord Word<TWord>(int number, string name, TWord value)
        where TWord : unmanaged, Enum
    {
        var word = Unsafe.As<TWord, byte>(ref value);
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentException($"{name} is to be written, and is {word}");
        }

        _ = Number(number, name, word);
        return value;
    }

    public Expression Expression(int number, string name, Expression value)
    {
        _ = Text(number, name, value.Text);
        return value;
    }

    public ImmutableSortedDictionary<string, int> Numbers(
        int number, string name, ImmutableSortedDictionary<string, int> value)
    {
        if (!value.IsEmpty)
        {
            NumbersMap.Write(value, Key(number));
        }

        return value;
    }

    public ImmutableArray<T> Records<TRecord, T>(int number, string name, ImmutableArray<T> value)
        where TRecord : struct, IObjectRecord<T>
        where T : class
    {
        if (!value.IsEmpty)
        {
            Key(number).WriteArrayHeader(value.Length);
            foreach (var record in value)
            {
                Write<TRecord, T>(record, to);
            }
        }

        return value;
    }

    public ImmutableArray<AttributeConfiguration> Attributes(
        int number, string name, ImmutableArray<AttributeConfiguration> value) =>
        Records<ConfigurationRecords.Attribute, AttributeConfiguration>(number, name, value);

    private MessagePackWriter Key(int number)
    {
        _count++;
        to.WriteInteger(number);
        return to;
    }
}
