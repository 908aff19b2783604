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
        var records = new Records();
        var table = new HandleTable<Records.Keys>(new Records.Keys(records));
        var model = new Dictionary<int, uint>();
        for (var i = 0; i < 20_000; i++)
        {
            var handle = random.Next(200);
            if (model.Remove(handle))
            {
                table.Remove(handle);
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
    public void It_grows_by_a_chain_at_a_time_and_loses_nobody()
    {
        var records = new Records();
        var table = new HandleTable<Records.Keys>(new Records.Keys(records));
        for (var handle = 0; handle < Records.Count; handle++)
        {
            table.Add(TextHash.Of(Records.KeyOf(handle)), handle);
            for (var known = handle; known >= 0; known = (known / 2) - 1)
            {
                Assert.Equal(known, table.Find(TextHash.Of(Records.KeyOf(known)), Records.KeyOf(known)));
            }
        }
    }

    [Fact]
    public void Removing_what_is_not_in_it_stops_with_a_line_that_says_where()
    {
        var table = new HandleTable<Records.Keys>(new Records.Keys(new Records()));
        table.Add(7, 1);
        var fault = Assert.Throws<InvalidOperationException>(() => table.Remove(2));
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

    private sealed class Records
    {
        public const int Count = 5_000;

        private readonly HandleLink[] _links = new HandleLink[Count];

        public static byte[] KeyOf(int handle) => Encoding.UTF8.GetBytes($"record {handle}");

        public readonly struct Keys(Records records) : IKeyed
        {
            public ref HandleLink Link(int handle) => ref records._links[handle];

            public bool HasKey(int handle, ReadOnlySpan<byte> key) => key.SequenceEqual(KeyOf(handle));
        }
    }
}
