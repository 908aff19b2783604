using MediaRouting.Engine.State;

namespace MediaRouting.Tests.Engine.State;

public class HandleTableTests
{
    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 100)]
    [InlineData(3, int.MaxValue)]
    public void It_holds_what_a_set_of_hash_and_handle_holds_however_hashes_collide(int seed, int hashes)
    {
        var random = new Random(seed);
        var table = new HandleTable();
        var model = new Dictionary<int, uint>();
        for (var i = 0; i < 20_000; i++)
        {
            var handle = random.Next(200);
            if (model.Remove(handle, out var hash))
            {
                table.Remove(hash, handle);
            }
            else
            {
                // Neighbouring hashes, so that runs of entries meet and removal has to shift over the end.
                hash = (uint)random.Next(hashes) + uint.MaxValue - 2;
                model.Add(handle, hash);
                table.Add(hash, handle);
            }

            var asked = model.Count > 0 && random.Next(2) == 0
                ? model.Values.ElementAt(random.Next(model.Count))
                : (uint)random.Next(hashes);
            Assert.Equal(
                model.Where(entry => entry.Value == asked).Select(entry => entry.Key).Order(),
                HandlesOf(table, asked).Order());
            Assert.Equal(model.Count, table.Count);
        }
    }

    [Fact]
    public void Removing_what_is_not_in_it_stops_with_a_line_that_says_where()
    {
        var table = new HandleTable();
        table.Add(7, 1);
        var fault = Assert.Throws<InvalidOperationException>(() => table.Remove(7, 2));
        Assert.Contains("HandleTable.Remove", fault.Message, StringComparison.Ordinal);
    }

    private static List<int> HandlesOf(HandleTable table, uint hash)
    {
        var handles = new List<int>();
        var probe = 0;
        while (table.TryNext(hash, ref probe, out var handle))
        {
            handles.Add(handle);
        }

        return handles;
    }
}
