using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MediaRouting.Engine.MessagePack;

/// <summary>
/// The persisted fields of a struct: one list for writing, reading and dumping. Warm, it allocates nothing but what
/// <see cref="ITexts"/> or the writer have to grow by.
/// </summary>
/// <typeparam name="T">The struct.</typeparam>
public sealed class FieldTable<T>
    where T : struct
{
    private readonly Entry[] _inOrder;
    private readonly Entry[] _byNumber = new Entry[RecordFormat.HighestNumber + 1];
    private readonly Type _reference;

    internal FieldTable(RecordFormat format, List<int> offsets, Type reference)
    {
        Format = format;
        _reference = reference;
        _inOrder = new Entry[offsets.Count];
        for (var i = 0; i < _inOrder.Length; i++)
        {
            var field = format.Fields[i];
            _inOrder[i] = new Entry(field, offsets[i]);
            _byNumber[field.Number] = _inOrder[i];
        }
    }

    /// <summary>What the record looks like.</summary>
    public RecordFormat Format { get; }

    /// <summary>Writes a record that has no texts.</summary>
    /// <exception cref="ArgumentException">It has texts, or a number that is no word of its enum.</exception>
    public void Write(ref readonly T record, MessagePackWriter to) => Write(in record, default(NoTexts), to);

    /// <summary>Writes a record.</summary>
    /// <exception cref="ArgumentException">
    /// Its texts stand elsewhere, or it has a number that is no word of its enum.
    /// </exception>
    public void Write<TTexts>(ref readonly T record, scoped TTexts texts, MessagePackWriter to)
        where TTexts : struct, ITexts, allows ref struct
    {
        CheckReference<TTexts>();
        ref var first = ref Unsafe.As<T, byte>(ref Unsafe.AsRef(in record));
        var opened = to.OpenMap();
        var at = to.Length;
        var count = 0;
        foreach (ref readonly var entry in _inOrder.AsSpan())
        {
            ref var place = ref Unsafe.Add(ref first, entry.Offset);
            if (entry.Kind is FieldKind.Text or FieldKind.Params)
            {
                if (!TTexts.IsEmpty(ref place) || entry.IsRequired)
                {
                    var text = texts.Get(ref place);
                    at = entry.Kind == FieldKind.Text
                        ? WriteText(entry.Number, text, to, at)
                        : WriteParams(entry.Number, text, to, at);
                    count++;
                }

                continue;
            }

            var value = Load(in entry, ref place);
            if (value != 0 || entry.IsRequired)
            {
                if (entry.Kind == FieldKind.Word && entry.Field.WordOf(value) is null)
                {
                    ThrowWord(entry.Field, value);
                }

                at = WriteValue(in entry, value, to, at);
                count++;
            }
        }

        to.MoveTo(at);
        to.CloseMap(opened, count);
    }

    /// <summary>Reads a record that has no texts.</summary>
    /// <param name="from">Stands at the record; behind it afterwards.</param>
    /// <param name="record">At its defaults: fields that are not there stay as they are.</param>
    /// <param name="fault">Why it cannot be read; the record is then partly filled.</param>
    public bool TryRead(ref MessagePackReader from, ref T record, out MessagePackFault fault) =>
        TryRead(ref from, ref record, default(NoTexts), out fault);

    /// <summary>Reads a record.</summary>
    /// <param name="from">Stands at the record; behind it afterwards.</param>
    /// <param name="record">At its defaults: fields that are not there stay as they are.</param>
    /// <param name="texts">Where its texts go.</param>
    /// <param name="fault">Why it cannot be read; the record is then partly filled.</param>
    public bool TryRead<TTexts>(
        ref MessagePackReader from, ref T record, scoped TTexts texts, out MessagePackFault fault)
        where TTexts : struct, ITexts, allows ref struct
    {
        CheckReference<TTexts>();
        fault = default;
        ref var first = ref Unsafe.As<T, byte>(ref record);
        var reader = from;
        if (!reader.TryReadMapHeader(out var count))
        {
            fault = reader.Expected(Format.MapExpected);
            return false;
        }

        var seen = 0ul;
        long last = 0;
        for (; count > 0; count--)
        {
            var at = reader.Position;
            if (!reader.TryReadInteger(out var number) || number <= last || number >= _byNumber.Length
                || _byNumber[number].Field is not { } field)
            {
                fault = new MessagePackFault(at, Format.UnknownExpected);
                return false;
            }

            ref readonly var entry = ref _byNumber[number];
            if (!TryReadValue(ref reader, in entry, ref Unsafe.Add(ref first, entry.Offset), texts))
            {
                fault = reader.Expected(field.Expectation);
                return false;
            }

            last = number;
            seen |= 1ul << (int)number;
        }

        from = reader;
        if ((Format.Required & ~seen) == 0)
        {
            return true;
        }

        fault = reader.Expected(Format.MissingExpected(seen));
        return false;
    }

    private void CheckReference<TTexts>()
        where TTexts : struct, ITexts, allows ref struct
    {
        if (_reference != TTexts.Reference && _reference != typeof(void))
        {
            ThrowReference(TTexts.Reference);
        }
    }

    [DoesNotReturn]
    private void ThrowReference(Type given) =>
        throw new ArgumentException($"{Format.Name}: texts are {_reference}, not {given}");

    // Once written it could not be read again: better to stop before it is.
    [DoesNotReturn]
    private static void ThrowWord(RecordField field, long value) =>
        throw new ArgumentException($"{field.Expectation} is to be written, and is {value}");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Load(ref readonly Entry entry, ref byte place) => entry.Size switch
    {
        sizeof(byte) => place,
        sizeof(ushort) => Unsafe.As<byte, ushort>(ref place),
        sizeof(int) => entry.Kind == FieldKind.Int32
            ? Unsafe.As<byte, int>(ref place)
            : Unsafe.As<byte, uint>(ref place),
        _ => Unsafe.As<byte, long>(ref place),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteValue(ref readonly Entry entry, long value, MessagePackWriter to, int at)
    {
        ref var start = ref Room(to, at, 0);
        start = entry.Number;
        ref var next = ref Unsafe.Add(ref start, 1);
        if (entry.Kind == FieldKind.Boolean)
        {
            next = value == 0 ? MessagePackForm.False : MessagePackForm.True;
            return at + 2;
        }

        return at + 1 + (entry.Kind == FieldKind.UInt64
            ? MessagePackForm.WriteUnsigned(ref next, (ulong)value)
            : MessagePackForm.WriteInteger(ref next, value));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteText(byte number, ReadOnlySpan<byte> text, MessagePackWriter to, int at)
    {
        ref var start = ref Room(to, at, text.Length);
        start = number;
        return at + 1 + MessagePackForm.WriteText(ref Unsafe.Add(ref start, 1), text);
    }

    private static int WriteParams(byte number, ReadOnlySpan<byte> packed, MessagePackWriter to, int at)
    {
        Room(to, at, 0) = number;
        to.MoveTo(at + 1);
        ParamsMap.Write(packed, to);
        return to.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte Room(MessagePackWriter to, int at, int length) => ref Unsafe.Add(
        ref MemoryMarshal.GetArrayDataReference(to.Buffer(at, 1 + MessagePackForm.HeadBytes + length)), at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadValue<TTexts>(
        ref MessagePackReader from, ref readonly Entry entry, ref byte place, scoped TTexts texts)
        where TTexts : struct, ITexts, allows ref struct
    {
        switch (entry.Kind)
        {
            case FieldKind.Text:
                return TryReadText(ref from, ref place, texts);
            case FieldKind.Params:
                return ParamsMap.TryRead(ref from, ref place, texts);
            case FieldKind.Boolean:
                return from.TryReadBoolean(out Unsafe.As<byte, bool>(ref place));
            case FieldKind.UInt64:
                return from.TryReadUnsigned(out Unsafe.As<byte, ulong>(ref place));
            default:
                return TryReadInteger(ref from, in entry, ref place);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadText<TTexts>(ref MessagePackReader from, ref byte place, scoped TTexts texts)
        where TTexts : struct, ITexts, allows ref struct
    {
        var before = from.Position;
        if ((!from.TryReadText(out var text) && !from.TryReadBinary(out text)) || text.Length > texts.MaxLength)
        {
            from.Return(before);
            return false;
        }

        if (!text.IsEmpty)
        {
            text.CopyTo(texts.Reserve(text.Length));
            texts.Take(ref place, text.Length);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadInteger(ref MessagePackReader from, ref readonly Entry entry, ref byte place)
    {
        if (!entry.Field.TryReadInteger(ref from, out var value))
        {
            return false;
        }

        switch (entry.Size)
        {
            case sizeof(byte):
                place = (byte)value;
                break;
            case sizeof(ushort):
                Unsafe.As<byte, ushort>(ref place) = (ushort)value;
                break;
            case sizeof(int):
                Unsafe.As<byte, int>(ref place) = (int)value;
                break;
            default:
                Unsafe.As<byte, long>(ref place) = value;
                break;
        }

        return true;
    }

    private readonly struct Entry(RecordField field, int offset)
    {
        public readonly RecordField Field = field;
        public readonly int Offset = offset;
        public readonly byte Number = (byte)field.Number;
        public readonly FieldKind Kind = field.Kind;
        public readonly bool IsRequired = field.IsRequired;
        public readonly byte Size = SizeOf(field.Kind);

        private static byte SizeOf(FieldKind kind) => kind switch
        {
            FieldKind.Boolean or FieldKind.UInt8 or FieldKind.Word => sizeof(byte),
            FieldKind.UInt16 => sizeof(ushort),
            FieldKind.UInt32 or FieldKind.Int32 => sizeof(int),
            _ => sizeof(long),
        };
    }
}
