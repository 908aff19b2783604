using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.State;

namespace MediaRouting.Tests.Engine.MessagePack;

public sealed class FieldTableTests
{
    private static readonly FieldTable<Sample<TextHandle>> OfState = TableOf<TextHandle>();
    private static readonly FieldTable<Sample<TextRef>> OfSlot = TableOf<TextRef>();

    private static readonly FieldTable<Numbers> OfNumbers = new FieldTableBuilder<Numbers>("Numbers")
        .Field(1, "Key", (ref it) => ref it.Key, isRequired: true)
        .Field(7, "Value", (ref it) => ref it.Value)
        .Build();

    private readonly MessagePackWriter _to = new();

    [Fact]
    public void A_record_of_the_state_is_read_back_field_by_field_with_texts_of_its_own()
    {
        var (heap, other) = (new TextHeap(), new TextHeap());
        other.Add("something else first"u8);
        var packed = Packed(("skillgroup", "sales"), ("labels", ""));
        var record = Full(heap.Add("Zoë"u8), heap.Add(packed));
        OfState.Write(in record, new HeapTexts(heap), _to);

        Sample<TextHandle> read = default;
        var from = new MessagePackReader(_to.Written);
        Assert.True(OfState.TryRead(ref from, ref read, new HeapTexts(other), out var fault), fault.ToString());

        Assert.Equal(0, from.Remaining);
        Assert.Equal("Zoë"u8.ToArray(), other[read.Text].ToArray());
        Assert.Equal(packed, other[read.Params].ToArray());
        Assert.Equal(
            record with { Text = default, Params = default, NotPersisted = 0 },
            read with { Text = default, Params = default });
    }

    [Fact]
    public void The_same_fields_of_a_slot_make_the_same_bytes()
    {
        var heap = new TextHeap();
        SlotText slot = default;
        slot.Initialize(new PayloadPool());
        var ofState = Full(heap.Add("text"u8), heap.Add(Packed(("k", "v"))));
        var ofSlot = Full(slot.Append("text"u8), slot.Append(Packed(("k", "v"))));

        OfState.Write(in ofState, new HeapTexts(heap), _to);
        var slotWriter = new MessagePackWriter();
        OfSlot.Write(in ofSlot, new SlotTexts(ref slot), slotWriter);

        Assert.Equal(_to.Written.ToArray(), slotWriter.Written.ToArray());
        Assert.Equal(
            "Sample(Small=255 Flag=true Medium=65535 Large=4294967295 Largest=18446744073709551615 Signed=-1 "
            + "LargestSigned=-9223372036854775808 State=Closed Text=text Params=[k=v])",
            Text(OfState.Format, _to.Written));
    }

    [Fact]
    public void Fields_at_their_default_are_left_out_and_read_back_as_such()
    {
        Sample<TextHandle> record = default;
        OfState.Write(in record, new HeapTexts(new TextHeap()), _to);
        Assert.Equal("80", Convert.ToHexString(_to.Written));

        var from = new MessagePackReader(_to.Written);
        Assert.True(OfState.TryRead(ref from, ref record, new HeapTexts(new TextHeap()), out _));
        Assert.Equal(default, record);
    }

    [Fact]
    public void A_required_field_is_written_at_its_default_too()
    {
        Numbers record = default;
        OfNumbers.Write(in record, _to);
        Assert.Equal("810100", Convert.ToHexString(_to.Written));
    }

    [Theory]
    [InlineData("C0", 0, "Numbers: a map of fields")]
    [InlineData("80", 1, "Numbers.Key (1): a whole number, -2147483648 to 2147483647, before the record ends")]
    [InlineData("810705", 3, "Numbers.Key (1): a whole number, -2147483648 to 2147483647, before the record ends")]
    [InlineData("8101CB0000000000000000", 2, "Numbers.Key (1): a whole number, -2147483648 to 2147483647")]
    [InlineData("8101CE80000000", 2, "Numbers.Key (1): a whole number, -2147483648 to 2147483647")]
    [InlineData("8101A131", 2, "Numbers.Key (1): a whole number, -2147483648 to 2147483647")]
    [InlineData("8101", 0, "Numbers: a map of fields")]
    [InlineData("82010502", 0, "Numbers: a map of fields")]
    [InlineData("8201050205", 3, "Numbers: the number of a field that is known, and higher than the one before")]
    [InlineData("8201050105", 3, "Numbers: the number of a field that is known, and higher than the one before")]
    [InlineData("8207050105", 3, "Numbers: the number of a field that is known, and higher than the one before")]
    [InlineData("820105A14B05", 3, "Numbers: the number of a field that is known, and higher than the one before")]
    [InlineData("820105FF05", 3, "Numbers: the number of a field that is known, and higher than the one before")]
    [InlineData("820105CD100005", 3, "Numbers: the number of a field that is known, and higher than the one before")]
    public void What_is_no_such_record_is_refused_with_place_and_expectation(string bytes, int offset, string expected)
    {
        Numbers record = default;
        var from = new MessagePackReader(Convert.FromHexString(bytes));
        Assert.False(OfNumbers.TryRead(ref from, ref record, out var fault));
        Assert.Equal(new MessagePackFault(offset, expected), fault);
    }

    [Theory]
    [InlineData(1, "CD0100")]
    [InlineData(1, "FF")]
    [InlineData(2, "01")]
    [InlineData(3, "CE00010000")]
    [InlineData(4, "CF0000000100000000")]
    [InlineData(5, "FF")]
    [InlineData(6, "CE80000000")]
    [InlineData(7, "CF8000000000000000")]
    [InlineData(8, "0A")]
    [InlineData(8, "FF")]
    [InlineData(9, "01")]
    [InlineData(9, "A1FF")]
    [InlineData(10, "A16B")]
    [InlineData(10, "81A16B01")]
    [InlineData(10, "82A16BA176A16BA176")]
    public void A_value_out_of_its_kind_is_refused_by_reading_and_by_dumping(int number, string value)
    {
        var bytes = Convert.FromHexString($"81{number:X2}{value}");
        Sample<TextHandle> record = default;
        var from = new MessagePackReader(bytes);
        Assert.False(OfState.TryRead(ref from, ref record, new HeapTexts(new TextHeap()), out var read));
        Assert.Equal(new MessagePackFault(2, OfState.Format[number]!.Expectation), read);

        from = new MessagePackReader(bytes);
        Assert.False(RecordWalk.TryVisit(OfState.Format, ref from, new RecordText(), out var dumped));
        Assert.Equal(read, dumped);
    }

    [Fact]
    public void A_text_too_long_for_the_heap_is_refused_and_not_thrown_about()
    {
        foreach (var number in new[] { 9, 10 })
        {
            _to.Reset();
            _to.WriteMapHeader(1);
            _to.WriteInteger(number);
            _to.WriteBinary(new byte[TextHeap.MaxLength + 1]);
            Sample<TextHandle> record = default;
            var from = new MessagePackReader(_to.Written);
            Assert.False(OfState.TryRead(ref from, ref record, new HeapTexts(new TextHeap()), out var fault));
            Assert.Equal(2, fault.Offset);
        }
    }

    [Fact]
    public void Above_fifteen_fields_the_map_has_its_longer_head()
    {
        var builder = new FieldTableBuilder<Sixteen>("Sixteen");
        foreach (var place in Enumerable.Range(0, 16))
        {
            builder.Field(place + 1, $"Value{place}", (ref it) => ref it.Values[place]);
        }

        Sixteen record = default;
        foreach (var place in Enumerable.Range(0, 16))
        {
            record.Values[place] = place + 1;
        }

        var table = builder.Build();
        table.Write(in record, _to);
        Assert.Equal("DE001001010202", Convert.ToHexString(_to.Written[..7]));

        Sixteen read = default;
        var from = new MessagePackReader(_to.Written);
        Assert.True(table.TryRead(ref from, ref read, out _));
        Assert.Equal(Enumerable.Range(1, 16), read.Values[..].ToArray());
        Assert.Equal(0, from.Remaining);
    }

    [Fact]
    public void A_table_whose_texts_stand_elsewhere_is_the_callers_mistake()
    {
        var record = default(Sample<TextRef>);
        Assert.Throws<ArgumentException>(() => OfSlot.Write(in record, new HeapTexts(new TextHeap()), _to));
        Assert.Throws<ArgumentException>(() => OfSlot.Write(in record, _to));
    }

    [Fact]
    public void What_could_not_be_read_again_is_not_written()
    {
        var record = new Sample<TextHandle> { State = (TaskState)200 };
        Assert.Throws<ArgumentException>(() => OfState.Write(in record, new HeapTexts(new TextHeap()), _to));
    }

    [Fact]
    public void A_list_of_fields_that_cannot_be_a_format_makes_no_table()
    {
        Assert.Throws<ArgumentException>(() => new FieldTableBuilder<Numbers>("twice a number")
            .Field(1, "A", it => it.Key).Field(1, "B", it => it.Value).Build());
        Assert.Throws<ArgumentException>(() => new FieldTableBuilder<Numbers>("twice a name")
            .Field(1, "A", it => it.Key).Field(2, "A", it => it.Value).Build());
        Assert.Throws<ArgumentException>(() => new FieldTableBuilder<Numbers>("too high")
            .Field(64, "A", it => it.Key).Build());
        Assert.Throws<ArgumentException>(() => new FieldTableBuilder<Numbers>("not from 1")
            .Field(0, "A", it => it.Key).Build());
        Assert.Throws<ArgumentException>(() => new FieldTableBuilder<Numbers>("no such kind")
            .Field(1, "A", it => 1.0));
        Assert.Throws<InvalidOperationException>(() => new FieldTableBuilder<Numbers>("no field")
            .Field(1, "A", it => it.Key + 1));
        Assert.Throws<InvalidOperationException>(() => new FieldTableBuilder<CommandSlot>("references")
            .Field(1, "A", it => it.Time));
    }

    private static FieldTable<Sample<TText>> TableOf<TText>()
        where TText : unmanaged => new FieldTableBuilder<Sample<TText>>("Sample")
            .Field(1, "Small", it => it.Small)
            .Field(2, "Flag", it => it.Flag)
            .Field(3, "Medium", it => it.Medium)
            .Field(4, "Large", it => it.Large)
            .Field(5, "Largest", it => it.Largest)
            .Field(6, "Signed", it => it.Signed)
            .Field(7, "LargestSigned", it => it.LargestSigned)
            .Field(8, "State", it => it.State)
            .Field(9, "Text", it => it.Text)
            .Params(10, "Params", it => it.Params)
            .Build();

    private static Sample<TText> Full<TText>(TText text, TText packed)
        where TText : unmanaged => new()
        {
            Small = byte.MaxValue,
            Flag = true,
            Medium = ushort.MaxValue,
            Large = uint.MaxValue,
            Largest = ulong.MaxValue,
            Signed = -1,
            LargestSigned = long.MinValue,
            State = TaskState.Closed,
            Text = text,
            Params = packed,
            NotPersisted = 7,
        };

    private static byte[] Packed(params (string Key, string Value)[] entries)
    {
        var packed = new byte[1000];
        var length = 0;
        foreach (var (key, value) in entries)
        {
            length += PackedParams.WriteEntry(
                packed.AsSpan(length), Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(value));
        }

        return packed[..length];
    }

    private static string Text(RecordFormat format, ReadOnlySpan<byte> bytes)
    {
        var from = new MessagePackReader(bytes);
        var text = new RecordText();
        Assert.True(RecordWalk.TryVisit(format, ref from, text, out var fault), fault.ToString());
        return text.ToString();
    }

    private struct Numbers
    {
        public int Key;
        public int Value;
    }

    private struct Sixteen
    {
        public Row Values;

        [System.Runtime.CompilerServices.InlineArray(16)]
        public struct Row
        {
            private int _first;
        }
    }
}
