using MediaRouting.Engine.Journal;

namespace MediaRouting.Tests.Engine.Journal;

public sealed class Crc32CTests
{
    [Fact]
    public void The_check_value_is_the_published_one() => Assert.Equal(0xE3069283u, Crc32C.Compute("123456789"u8));

    [Fact]
    public void The_examples_of_RFC_3720_come_out()
    {
        var ascending = Enumerable.Range(0, 32).Select(value => (byte)value).ToArray();

        Assert.Equal(0x8A9136AAu, Crc32C.Compute(new byte[32]));
        Assert.Equal(0x62A8AB43u, Crc32C.Compute(Enumerable.Repeat((byte)0xFF, 32).ToArray()));
        Assert.Equal(0x46DD794Eu, Crc32C.Compute(ascending));
        Assert.Equal(0x113FDB5Cu, Crc32C.Compute(ascending.Reverse().ToArray()));
    }

    [Fact]
    public void Any_length_at_any_address_gives_what_a_bit_at_a_time_gives()
    {
        var bytes = new byte[300];
        new Random(1).NextBytes(bytes);
        for (var start = 0; start < 16; start++)
        {
            for (var length = 0; length < bytes.Length - start; length++)
            {
                var part = bytes.AsSpan(start, length);
                Assert.Equal(BitByBit(part), Crc32C.Compute(part));
            }
        }
    }

    /// <summary>Division by the polynomial, reflected, as the definition has it.</summary>
    private static uint BitByBit(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
            }
        }

        return ~crc;
    }
}
