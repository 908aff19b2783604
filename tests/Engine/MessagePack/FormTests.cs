using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Tests.Engine.MessagePack;

/// <summary>Single values, against the specification's table of formats.</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData(0, "00")]
    [InlineData(127, "7F")]
    [InlineData(128, "CC80")]
    [InlineData(255, "CCFF")]
    [InlineData(256, "CD0100")]
    [InlineData(65_535, "CDFFFF")]
    [InlineData(65_536, "CE00010000")]
    [InlineData(uint.MaxValue, "CEFFFFFFFF")]
    [InlineData(uint.MaxValue + 1L, "CF0000000100000000")]
    [InlineData(long.MaxValue, "CF7FFFFFFFFFFFFFFF")]
    [InlineData(-1, "FF")]
    [InlineData(-32, "E0")]
    [InlineData(-33, "D0DF")]
    [InlineData(-128, "D080")]
    [InlineData(-129, "D1FF7F")]
    [InlineData(-32_768, "D18000")]
    [InlineData(-32_769, "D2FFFF7FFF")]
    [InlineData(int.MinValue, "D280000000")]
    [InlineData(int.MinValue - 1L, "D3FFFFFFFF7FFFFFFF")]
    [InlineData(long.MinValue, "D38000000000000000")]
    public void A_whole_number_takes_its_smallest_form_and_is_read_back(long value, string form)
    {
        var to = new MessagePackWriter();
        to.WriteInteger(value);
        Assert.Equal(form, Convert.ToHexString(to.Written));

        var from = new MessagePackReader(to.Written);
        Assert.True(from.TryReadInteger(out var read));
        Assert.Equal((value, 0), (read, from.Remaining));
    }

    [Theory]
    [InlineData("CC05", 5)]
    [InlineData("CD0005", 5)]
    [InlineData("CE00000005", 5)]
    [InlineData("CF0000000000000005", 5)]
    [InlineData("D005", 5)]
    [InlineData("D10005", 5)]
    [InlineData("D2FFFFFFFF", -1)]
    [InlineData("D3FFFFFFFFFFFFFFFF", -1)]
    public void A_whole_number_in_a_longer_form_than_it_needs_is_read_too(string form, long value)
    {
        var from = new MessagePackReader(Convert.FromHexString(form));
        Assert.True(from.TryReadInteger(out var read));
        Assert.Equal((value, 0), (read, from.Remaining));
    }

    [Fact]
    public void A_number_above_the_largest_signed_one_is_read_as_an_unsigned_one_only()
    {
        var to = new MessagePackWriter();
        to.WriteUnsigned(ulong.MaxValue);

        var from = new MessagePackReader(to.Written);
        Assert.False(from.TryReadInteger(out _));
        Assert.True(from.TryReadUnsigned(out var read));
        Assert.Equal(ulong.MaxValue, read);

        var negative = new MessagePackReader([0xFF]);
        Assert.False(negative.TryReadUnsigned(out _));
        Assert.Equal(0, negative.Position);
    }

    [Theory]
    [InlineData(0, "A0")]
    [InlineData(31, "BF")]
    [InlineData(32, "D920")]
    [InlineData(255, "D9FF")]
    [InlineData(256, "DA0100")]
    [InlineData(65_535, "DAFFFF")]
    [InlineData(65_536, "DB00010000")]
    public void A_text_has_the_head_of_its_length(int length, string head)
    {
        var text = new string('x', length);
        var to = new MessagePackWriter(capacity: 16);
        to.WriteText(text);
        Assert.Equal(head, Convert.ToHexString(to.Written[..^length]));

        var from = new MessagePackReader(to.Written);
        Assert.True(from.TryReadText(out var read));
        Assert.Equal((length, 0), (read.Length, from.Remaining));

        var bytes = new MessagePackWriter();
        bytes.WriteText(read);
        Assert.True(bytes.Written.SequenceEqual(to.Written));
    }

    [Theory]
    [InlineData(0, "C400")]
    [InlineData(255, "C4FF")]
    [InlineData(256, "C50100")]
    [InlineData(65_536, "C600010000")]
    public void Bytes_have_the_head_of_their_length(int length, string head)
    {
        var to = new MessagePackWriter(capacity: 16);
        to.WriteBinary(new byte[length]);
        Assert.Equal(head, Convert.ToHexString(to.Written[..^length]));

        var from = new MessagePackReader(to.Written);
        Assert.True(from.TryReadBinary(out var read));
        Assert.Equal((length, 0), (read.Length, from.Remaining));
    }

    [Fact]
    public void A_text_that_is_not_UTF_8_is_written_as_bytes_and_one_that_claims_to_be_is_not_read()
    {
        var to = new MessagePackWriter();
        to.WriteText([0x61, 0xFF]);
        Assert.Equal("C40261FF", Convert.ToHexString(to.Written));

        var from = new MessagePackReader([0xA2, 0x61, 0xFF]);
        Assert.False(from.TryReadText(out _));
        Assert.Equal(0, from.Position);
    }

    [Theory]
    [InlineData(15, "9F", "8F")]
    [InlineData(16, "DC0010", "DE0010")]
    [InlineData(65_535, "DCFFFF", "DEFFFF")]
    [InlineData(65_536, "DD00010000", "DF00010000")]
    public void An_array_and_a_map_have_the_head_of_their_count(int count, string array, string map)
    {
        var to = new MessagePackWriter();
        to.WriteArrayHeader(count);
        Assert.Equal(array, Convert.ToHexString(to.Written));
        to.Reset();
        to.WriteMapHeader(count);
        Assert.Equal(map, Convert.ToHexString(to.Written));
    }

    [Theory]
    [InlineData("93", "0102")]
    [InlineData("DC0004", "010203")]
    [InlineData("DDFFFFFFFF", "010203")]
    public void An_array_that_cannot_be_in_the_bytes_left_is_refused_at_once(string head, string values)
    {
        var from = new MessagePackReader(Convert.FromHexString(head + values));
        Assert.False(from.TryReadArrayHeader(out _));
        Assert.Equal(0, from.Position);
    }

    [Theory]
    [InlineData("82", "010203")]
    [InlineData("DFFFFFFFFF", "010203")]
    public void A_map_that_cannot_be_in_the_bytes_left_is_refused_at_once(string head, string values)
    {
        var from = new MessagePackReader(Convert.FromHexString(head + values));
        Assert.False(from.TryReadMapHeader(out _));
        Assert.Equal(0, from.Position);
    }

    /// <summary>Every first byte, with too little behind it and with enough of anything.</summary>
    [Fact]
    public void Whatever_the_bytes_are_at_most_one_method_reads_them_and_the_others_stay()
    {
        Assert.Equal(0, Readings([]));
        foreach (var behind in Enumerable.Range(0, 20))
        {
            for (var first = 0; first <= byte.MaxValue; first++)
            {
                Assert.InRange(Readings([(byte)first, .. new byte[behind]]), 0, 1);
            }
        }
    }

    [Fact]
    public void A_fault_says_where_and_what()
    {
        var from = new MessagePackReader([0x01, 0xC1]);
        Assert.True(from.TryReadInteger(out _));
        Assert.False(from.TryReadInteger(out _));
        Assert.Equal("offset 1: expected a priority", from.Expected("a priority").ToString());
        Assert.False(from.IsAtEnd(out var fault));
        Assert.Equal(new MessagePackFault(1, "nothing more"), fault);
    }

    [Fact]
    public void A_text_of_the_configuration_with_half_a_surrogate_pair_is_not_written_as_another_text()
    {
        var to = new MessagePackWriter();
        Assert.ThrowsAny<ArgumentException>(() => to.WriteText("a\uD800"));
    }

    private static int Readings(byte[] bytes)
    {
        var readings = 0;
        Count((ref MessagePackReader from) => from.TryReadNil());
        Count((ref MessagePackReader from) => from.TryReadBoolean(out _));
        Count((ref MessagePackReader from) => from.TryReadInteger(out _));
        Count((ref MessagePackReader from) => from.TryReadText(out _));
        Count((ref MessagePackReader from) => from.TryReadBinary(out _));
        Count((ref MessagePackReader from) => from.TryReadArrayHeader(out _));
        Count((ref MessagePackReader from) => from.TryReadMapHeader(out _));
        return readings;

        void Count(Reading read)
        {
            var from = new MessagePackReader(bytes);
            var isRead = read(ref from);
            Assert.InRange(from.Position, isRead ? 1 : 0, isRead ? bytes.Length : 0);
            readings += isRead ? 1 : 0;
        }
    }

    private delegate bool Reading(ref MessagePackReader from);
}
