using System.Text;
using MediaRouting.OpenWire;

namespace MediaRouting.Tests.Adapters.OpenWire;

/// <summary>Java's encoding and back.</summary>
public sealed class ModifiedUtf8Tests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain ASCII", "706c61696e204153434949")]
    [InlineData("é", "c3a9")]
    [InlineData("漢字", "e6bca2e5ad97")]
    [InlineData("한글", "ed959ceab880")]
    [InlineData("\0", "c080")]
    [InlineData("a\0b", "61c08062")]
    [InlineData("😀", "eda0bdedb880")]
    [InlineData("a😀é😀z", "61eda0bdedb880c3a9eda0bdedb8807a")]
    [InlineData("\U00010000\U0010FFFF", "eda080edb080edafbfedbfbf")]
    [InlineData("\uFFFD\uD7FF\uE000", "efbfbded9fbfee8080")]
    public void Every_text_has_the_bytes_that_Java_gives_it_and_comes_back(string text, string hex)
    {
        byte[] encoded = Encode(Encoding.UTF8.GetBytes(text));
        Assert.Equal(hex, Convert.ToHexStringLower(encoded));
        Assert.Equal((text, true), Decode(encoded));
    }

    [Theory]
    [InlineData("eda0bd", "\uFFFD")]
    [InlineData("edb880", "\uFFFD")]
    [InlineData("61eda0bd62", "a\uFFFDb")]
    [InlineData("edb880eda0bd", "\uFFFD\uFFFD")]
    [InlineData("eda0bdeda0bdedb880", "\uFFFD😀")]
    [InlineData("c3", "\uFFFD")]
    [InlineData("80ff", "\uFFFD\uFFFD")]
    [InlineData("ed", "\uFFFD")]
    [InlineData("c0", "\uFFFD")]
    public void What_has_no_UTF8_becomes_the_replacement_character_and_is_reported(string hex, string text) =>
        Assert.Equal((text, false), Decode(Convert.FromHexString(hex)));

    [Fact]
    public void A_four_byte_sequence_of_a_foreign_sender_is_taken_as_it_is() =>
        Assert.Equal(("😀\0", true), Decode([0xF0, 0x9F, 0x98, 0x80, 0xC0, 0x80]));

    [Theory]
    [InlineData("ff")]
    [InlineData("c3")]
    [InlineData("eda0bd")]
    [InlineData("c080")]
    public void Bytes_that_are_not_UTF8_are_not_encoded(string hex) =>
        Assert.Equal(-1, ModifiedUtf8.FromUtf8(Convert.FromHexString(hex), new byte[16]));

    [Fact]
    public void Long_mixed_texts_come_back()
    {
        var random = new Random(20_240_601);
        string[] pieces = ["a", "routing ", "é", "漢", "한", "😀", "\0", "\U0010FFFF"];
        for (int round = 0; round < 200; round++)
        {
            var text = new StringBuilder();
            while (text.Length < round * 7)
            {
                text.Append(pieces[random.Next(pieces.Length)]);
            }

            Assert.Equal((text.ToString(), true), Decode(Encode(Encoding.UTF8.GetBytes(text.ToString()))));
        }
    }

    private static byte[] Encode(byte[] utf8)
    {
        var room = new byte[ModifiedUtf8.MaxLength(utf8.Length)];
        return room[..ModifiedUtf8.FromUtf8(utf8, room)];
    }

    private static (string Text, bool Faithful) Decode(byte[] bytes)
    {
        var room = new byte[ModifiedUtf8.MaxUtf8Length(bytes.Length)];
        int length = ModifiedUtf8.ToUtf8(bytes, room, out bool faithful);
        return (Encoding.UTF8.GetString(room, 0, length), faithful);
    }
}
