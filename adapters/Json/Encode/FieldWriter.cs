using System.Runtime.CompilerServices;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json.Rows;

namespace MediaRouting.Json.Encode;

/// <summary>
/// Writes one JSON object, field by field. Only what JSON demands is escaped: quotes, backslashes, control
/// characters; all other characters stand as they are.
/// </summary>
/// <param name="buffer">Where to write; a longer one takes its place when it is full.</param>
/// <param name="text">Where the texts stand.</param>
internal ref struct FieldWriter(byte[] buffer, ref readonly SlotText text) : IRowPass
{
    // Quotes, colon, comma and brackets around a name and a value that is not a text.
    private const int Marks = 32;

    private readonly ref readonly SlotText _text = ref text;
    private byte[] _buffer = buffer;
    private int _at;

    /// <summary>The buffer, with what was written at its start.</summary>
    public readonly byte[] Buffer => _buffer;

    /// <summary>Bytes written.</summary>
    public readonly int Length => _at;

    /// <summary>Ends the object, which has at least one field.</summary>
    public void End()
    {
        MakeRoom(Marks);
        _buffer[_at++] = (byte)'}';
    }

    /// <summary>A text, or "".</summary>
    public void Text(Field field, TextRef value) => Text(WireNames.Of(field), _text[value]);

    /// <summary>A text, or nothing at all.</summary>
    public void TextIfAny(Field field, TextRef value)
    {
        if (!value.IsEmpty)
        {
            Text(field, value);
        }
    }

    /// <summary>A word of the protocol.</summary>
    public void Word(Field field, scoped ReadOnlySpan<byte> word) => Text(WireNames.Of(field), word);

    /// <summary>A field that is not one of <see cref="Field"/>, with a word of the protocol.</summary>
    public void Word(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> word) => Text(name, word);

    /// <summary>A time, Unix milliseconds; 0 is none, and written as the empty text.</summary>
    public void Time(Field field, long value)
    {
        if (value == 0)
        {
            Word(field, default);
            return;
        }

        Name(WireNames.Of(field), WireTime.Bytes);
        _buffer[_at++] = (byte)'"';
        WireTime.Write(value, _buffer.AsSpan(_at));
        _at += WireTime.Bytes;
        _buffer[_at++] = (byte)'"';
    }

    /// <summary>A boolean.</summary>
    public void Flag(Field field, bool value)
    {
        Name(WireNames.Of(field), 0);
        Copy(value ? "true"u8 : "false"u8);
    }

    /// <summary>A number.</summary>
    public void Number(Field field, long value)
    {
        Name(WireNames.Of(field), 0);
        _ = value.TryFormat(_buffer.AsSpan(_at), out var length);
        _at += length;
    }

    /// <summary>params, as an object of texts.</summary>
    public void Params(TextRef value)
    {
        Name(WireNames.Of(Field.Params), 0);
        _buffer[_at++] = (byte)'{';
        var isFirst = true;
        foreach (var entry in new PackedParams(_text[value]))
        {
            MakeRoom(((entry.Key.Length + entry.Value.Length) * JsonString.BytesPerByte) + Marks);
            if (!isFirst)
            {
                _buffer[_at++] = (byte)',';
            }

            isFirst = false;
            Quoted(entry.Key);
            _buffer[_at++] = (byte)':';
            Quoted(entry.Value);
        }

        MakeRoom(Marks);
        _buffer[_at++] = (byte)'}';
    }

    TextRef IRowPass.Id(Field field, TextRef value)
    {
        Text(field, value);
        return value;
    }

    TextRef IRowPass.OptionalId(Field field, TextRef value)
    {
        Text(field, value);
        return value;
    }

    TextRef IRowPass.Mrd(ReadOnlySpan<byte> spelling, TextRef value)
    {
        Text(spelling, _text[value]);
        return value;
    }

    TextRef IRowPass.OptionalText(Field field, TextRef value)
    {
        Text(field, value);
        return value;
    }

    AgentState IRowPass.State(AgentState value)
    {
        Word(Field.State, WireNames.Of(value));
        return value;
    }

    TaskState IRowPass.State(TaskState value)
    {
        Word(Field.State, WireNames.Of(value));
        return value;
    }

    SelectionStatus IRowPass.Status(SelectionStatus value)
    {
        Word(Field.Status, WireNames.Of(value));
        return value;
    }

    long IRowPass.Time(Field field, long value)
    {
        Time(field, value);
        return value;
    }

    bool IRowPass.Routable(bool value)
    {
        Flag(Field.Routable, value);
        return value;
    }

    int IRowPass.Number(Field field, int value, int least)
    {
        Number(field, value);
        return value;
    }

    long IRowPass.OptionalNumber(Field field, long value)
    {
        if (value > 0)
        {
            Number(field, value);
        }

        return value;
    }

    TextRef IRowPass.Params(TextRef value)
    {
        Params(value);
        return value;
    }

    int IRowPass.Priority(int value)
    {
        if (value > 0)
        {
            Number(Field.Priority, value);
        }

        return value;
    }

    private void Text(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value)
    {
        Name(name, value.Length * JsonString.BytesPerByte);
        Quoted(value);
    }

    /// <summary>Begins a field, with room for its name, its value and the marks around both.</summary>
    private void Name(scoped ReadOnlySpan<byte> name, int value)
    {
        MakeRoom(name.Length + value + Marks);
        _buffer[_at] = (byte)(_at == 0 ? '{' : ',');
        _buffer[_at + 1] = (byte)'"';
        _at += 2;
        Copy(name);
        _buffer[_at] = (byte)'"';
        _buffer[_at + 1] = (byte)':';
        _at += 2;
    }

    private void Quoted(scoped ReadOnlySpan<byte> value)
    {
        _buffer[_at++] = (byte)'"';
        if (JsonString.PlainBytes(value) < value.Length)
        {
            Escaped(value);
        }
        else
        {
            Copy(value);
        }

        _buffer[_at++] = (byte)'"';
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Escaped(scoped ReadOnlySpan<byte> value)
    {
        foreach (var plain in value)
        {
            if (plain is (byte)'"' or (byte)'\\')
            {
                _buffer[_at++] = (byte)'\\';
                _buffer[_at++] = plain;
            }
            else if (plain < 0x20)
            {
                Copy("\\u00"u8);
                _buffer[_at++] = (byte)('0' + (plain >> 4));
                _buffer[_at++] = "0123456789abcdef"u8[plain & 0xF];
            }
            else
            {
                _buffer[_at++] = plain;
            }
        }
    }

    private void Copy(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer.AsSpan(_at));
        _at += bytes.Length;
    }

    private void MakeRoom(int bytes)
    {
        if (_buffer.Length - _at < bytes)
        {
            Grow(bytes);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int bytes)
    {
        var longer = GC.AllocateUninitializedArray<byte>(Math.Max(_buffer.Length * 2, _at + bytes));
        _buffer.AsSpan(0, _at).CopyTo(longer);
        _buffer = longer;
    }
}
