using MediaRouting.Engine.State;

namespace MediaRouting.Tests.Engine.State;

public class IndexedHeapTests
{
    [Theory]
    [InlineData(1, 8)]
    [InlineData(2, 1000)]
    public void The_first_is_always_that_of_a_sorted_list(int seed, int keys)
    {
        var random = new Random(seed);
        var positions = new HeapPositions();
        var heap = new IndexedHeap(positions);
        var model = new SortedSet<(ulong Key, int Item)>();
        var keyOf = new Dictionary<int, ulong>();
        for (var i = 0; i < 50_000; i++)
        {
            var item = random.Next(300);
            if (keyOf.Remove(item, out var key))
            {
                heap.Remove(item);
                model.Remove((key, item));
                Assert.Equal(HeapPositions.Absent, positions[item]);
            }
            else
            {
                key = (ulong)random.Next(keys);
                heap.Add(item, key);
                model.Add((key, item));
                keyOf.Add(item, key);
            }

            Assert.Equal(model.Count, heap.Count);
            Assert.Equal(model.Count == 0 ? -1 : model.Min.Item, heap.First);
        }

        while (model.Count > 0)
        {
            Assert.Equal(model.Min.Item, heap.First);
            heap.Remove(heap.First);
            model.Remove(model.Min);
        }

        Assert.Equal(-1, heap.First);
    }

    [Fact]
    public void Heaps_that_share_their_positions_leave_each_other_alone()
    {
        var positions = new HeapPositions();
        var (one, other) = (new IndexedHeap(positions), new IndexedHeap(positions));
        for (var item = 0; item < 100; item++)
        {
            (item % 2 == 0 ? one : other).Add(item, (ulong)(1000 - item));
        }

        one.Remove(98);
        Assert.Equal((96, 99), (one.First, other.First));
        other.Add(98, 0);
        Assert.Equal((96, 98), (one.First, other.First));
    }
}
