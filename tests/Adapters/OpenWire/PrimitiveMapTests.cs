using System.Text;
using MediaRouting.OpenWire;

namespace MediaRouting.Tests.Adapters.OpenWire;

/// <summary>Message properties: every code of 6-openwire 1.5.</summary>
public sealed class PrimitiveMapTests
{
    private readonly PrimitiveMapWriter _map = new();

    [Fact]
    public void A_map_without_entries_is_no_map_at_all() => Assert.Equal(0, _map.Written.Length);

    [Fact]
    public void Every_number_comes_back_with_its_type()
    {
        _map.AddNull("null"u8);
        _map.Add("true"u8, value: true);
        _map.Add("false"u8, value: false);
        _map.Add("byte"u8, sbyte.MinValue);
        _map.Add("char"u8, '漢');
        _map.Add("short"u8, short.MinValue);
        _map.Add("int"u8, int.MinValue);
        _map.Add("long"u8, long.MinValue);
        _map.Add("double"u8, double.Epsilon);
        _map.Add("float"u8, float.MinValue);

        string[] expected =
        [
            "null Null 0 0", "true Boolean 1 0", "false Boolean 0 0", "byte Byte -128 0", "char Char 28450 0",
            "short Short -32768 0", "int Int -2147483648 0", "long Long -9223372036854775808 0",
            "double Double 0 5E-324", "float Float 0 -3.4028234663852886E+38",
        ];
        Assert.Equal(expected, Entries(_map.Written));
    }

    [Fact]
    public void Texts_and_bytes_come_back_the_long_ones_too()
    {
        var longText = new string('x', 70_000);
        _map.AddText("short"u8, "é"u8);
        _map.AddText("long"u8, Encoding.UTF8.GetBytes(longText));
        _map.AddBytes("bytes"u8, [0, 255]);

        var reader = new PrimitiveMapReader(_map.Written);
        Assert.True(reader.Next());
        Assert.Equal((PrimitiveType.String, "é"), (reader.Type, PrimitiveMapReader.Text(reader.Bytes)));
        Assert.True(reader.Next());
        Assert.Equal((PrimitiveType.BigString, longText), (reader.Type, PrimitiveMapReader.Text(reader.Bytes)));
        Assert.True(reader.Next());
        Assert.Equal(PrimitiveType.Bytes, reader.Type);
        Assert.Equal(new byte[] { 0, 255 }, reader.Bytes);
        Assert.False(reader.Next());
    }

    [Fact]
    public void Nested_maps_and_lists_are_passed_over()
    {
        byte[] map = Vectors.Hex(
            """
            00000003
            0001 6d 0b 00000002 0001 61 0c 00000002 05 00000007 09 0001 7a 0001 62 00
            0001 6c 0c 00000001 0d 00000001 79
            0001 6e 06 000000000000002a
            """);
        Assert.Equal(["m Map 0 0", "l List 0 0", "n Long 42 0"], Entries(map));
    }

    [Fact]
    public void A_cleared_map_is_empty_again()
    {
        _map.Add("n"u8, 1L);
        _map.Clear();
        _map.Add("m"u8, 2L);
        Assert.Equal(["m Long 2 0"], Entries(_map.Written));
    }

    [Theory]
    [InlineData("000000")]
    [InlineData("00000001")]
    [InlineData("00000001 0001 6e")]
    [InlineData("00000001 0001 6e 0e")]
    [InlineData("00000001 0001 6e 06 0000")]
    [InlineData("00000001 0001 6e 0a ffffffff")]
    [InlineData("00000001 ffff 6e")]
    public void Bytes_that_are_no_map_are_refused(string hex)
    {
        byte[] map = Vectors.Hex(hex);
        Assert.Throws<MalformedFrameException>(() => Entries(map));
    }

    [Fact]
    public void A_map_nested_without_end_is_refused()
    {
        byte[] nested = [0, 0, 0, 1, 0, 0, 11];
        byte[] map = [.. Enumerable.Repeat(nested, 100_000).SelectMany(static bytes => bytes)];
        Assert.Throws<MalformedFrameException>(() => Entries(map));
    }

    private static string[] Entries(ReadOnlySpan<byte> map)
    {
        var entries = new List<string>();
        var reader = new PrimitiveMapReader(map);
        while (reader.Next())
        {
            entries.Add($"{PrimitiveMapReader.Text(reader.Name)} {reader.Type} {reader.Number} {reader.Real}");
        }

        return [.. entries];
    }
}
