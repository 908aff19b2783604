using System.Text;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Tests.Engine.State;

public class PackedParamsTests
{
    [Fact]
    public void Entries_come_back_in_their_order_with_their_bytes()
    {
        (string Key, string Value)[] entries =
            [("topic", "loan"), ("empty", ""), ("", "keyless"), ("سارة", "😀"), ("topic", "2")];
        var bytes = new byte[1024];
        var length = 0;
        foreach (var (key, value) in entries)
        {
            length += PackedParams.WriteEntry(bytes.AsSpan(length), Bytes(key), Bytes(value));
        }

        var read = new List<(string, string)>();
        foreach (var entry in new PackedParams(bytes.AsSpan(0, length)))
        {
            read.Add((Encoding.UTF8.GetString(entry.Key), Encoding.UTF8.GetString(entry.Value)));
        }

        Assert.Equal(entries, read);
        Assert.Equal(entries.Sum(entry => Bytes(entry.Key + entry.Value).Length + PackedParams.EntryOverhead), length);
        Assert.True(new PackedParams(bytes.AsSpan(0, length)).Find("topic"u8).SequenceEqual("loan"u8));
        Assert.True(new PackedParams(bytes.AsSpan(0, length)).Find("Topic"u8).IsEmpty);
    }

    [Fact]
    public void No_bytes_are_no_entries()
    {
        Assert.False(new PackedParams(default).GetEnumerator().MoveNext());
        Assert.True(new PackedParams(default).Find("any"u8).IsEmpty);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
