using System.Text;
using MediaRouting.Engine.State;

namespace MediaRouting.Tests.Engine.State;

public class HandleTableTests
{
    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 100)]
    [InlineData(3, int.MaxValue)]
    public void It_finds_what_a_dictionary_finds_however_hashes_collide(int seed, int hashes)
    {
        var random = new Random(seed);
        var table = new HandleTable<Records.Keys>(default);
        var model = new Dictionary<int, uint>();
        for (var i = 0; i < 20_000; i++)
        {
            var handle = random.Next(200);
            if (model.Remove(handle, out var former))
            {
                table.Remove(former, handle);
            }
            else
            {
                var hash = (uint)random.Next(hashes) + uint.MaxValue - 2;
                model.Add(handle, hash);
                table.Add(hash, handle);
            }

            var asked = random.Next(200);
            var found = model.TryGetValue(asked, out var known) ? asked : -1;
            Assert.Equal(found, table.Find(known, Records.KeyOf(asked)));
            Assert.Equal(model.Count, table.Count);
        }
    }

    [Fact]
    public void It_grows_a_segment_at_a_time_and_loses_nobody()
    {
        var table = new HandleTable<Records.Keys>(default);
        for (var handle = 0; handle < Records.Count; handle++)
        {
            table.Add(TextHash.Of(Records.KeyOf(handle)), handle);
            for (var known = handle; known >= 0; known = (known / 2) - 1)
            {
                Assert.Equal(known, table.Find(TextHash.Of(Records.KeyOf(known)), Records.KeyOf(known)));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Records.Count)]
    public void Room_made_beforehand_changes_nothing_but_the_growing(int expected)
    {
        var table = new HandleTable<Records.Keys>(default, expected);
        table.Reserve(expected / 2);
        for (var handle = 0; handle < Records.Count; handle++)
        {
            table.Add(TextHash.Of(Records.KeyOf(handle)), handle);
        }

        for (var handle = 0; handle < Records.Count; handle += 2)
        {
            table.Remove(TextHash.Of(Records.KeyOf(handle)), handle);
        }

        Assert.Equal(Records.Count / 2, table.Count);
        for (var handle = 0; handle < Records.Count; handle++)
        {
            var found = table.Find(TextHash.Of(Records.KeyOf(handle)), Records.KeyOf(handle));
            Assert.Equal(handle % 2 == 0 ? -1 : handle, found);
        }
    }

    [Fact]
    public void Removing_what_is_not_in_it_stops_with_a_line_that_says_where()
    {
        var table = new HandleTable<Records.Keys>(default);
        table.Add(7, 1);
        var fault = Assert.Throws<InvalidOperationException>(() => table.Remove(8, 2));
        Assert.Contains("HandleTable.Remove", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_of_a_text_depends_on_each_byte_and_on_the_length()
    {
        for (var length = 0; length < 70; length++)
        {
            var text = new byte[length];
            var hashes = new HashSet<uint> { TextHash.Of(text), TextHash.Of(new byte[length + 1]) };
            for (var place = 0; place < length; place++)
            {
                text[place] = 1;
                hashes.Add(TextHash.Of(text));
                text[place] = 0;
            }

            Assert.Equal(length + 2, hashes.Count);
        }
    }

    private static class Records
    {
        public const int Count = 5_000;

        public static byte[] KeyOf(int handle) => Encoding.UTF8.GetBytes($"record {handle}");

        public readonly struct Keys : IKeyed
        {
            public bool HasKey(int handle, ReadOnlySpan<byte> key) => key.SequenceEqual(KeyOf(handle));
        }
    }
}
