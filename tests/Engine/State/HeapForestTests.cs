using MediaRouting.Engine.State;

namespace MediaRouting.Tests.Engine.State;

public class HeapForestTests
{
    [Theory]
    [InlineData(1, 8)]
    [InlineData(2, 1000)]
    public void The_first_of_each_heap_is_always_that_of_a_sorted_list(int seed, int keys)
    {
        int[] capacities = [1, 0, 5, 300, 40];
        var random = new Random(seed);
        var forest = new HeapForest(capacities, 400);
        var heapOf = new Dictionary<int, int>();
        var models = Array.ConvertAll(capacities, _ => new SortedSet<(ulong Key, int Tie, int Item)>());
        var entryOf = new Dictionary<int, HeapEntry>();
        for (var i = 0; i < 50_000; i++)
        {
            var item = random.Next(400);
            if (entryOf.Remove(item, out var entry))
            {
                models[heapOf[item]].Remove((entry.Key, entry.Tie, item));
                if (random.Next(2) == 0)
                {
                    forest.Remove(heapOf[item], item);
                    heapOf.Remove(item);
                }
            }
            else
            {
                var heap = random.Next(capacities.Length);
                if (models[heap].Count + 1 > capacities[heap])
                {
                    continue;
                }

                heapOf[item] = heap;
            }

            if (heapOf.TryGetValue(item, out var home))
            {
                // A tie that is not the item's own number, as where an agent stands for its class.
                entryOf[item] = new HeapEntry((ulong)random.Next(keys), 1000 - item, item);
                models[home].Add((entryOf[item].Key, entryOf[item].Tie, item));
                forest.Put(home, entryOf[item]);
            }

            Assert.Equal(heapOf.ContainsKey(item), forest.Contains(item));
            for (var heap = 0; heap < capacities.Length; heap++)
            {
                Assert.Equal(models[heap].Count, forest.CountOf(heap));
                Assert.True(models[heap].Count == 0 || models[heap].Min.Item == forest.First(heap).Item);
            }
        }
    }
}
