using MediaRouting.Engine.State;

namespace MediaRouting.Tests.Engine.State;

public class SlabTests
{
    [Fact]
    public void Handles_are_dense_and_a_freed_one_comes_again_cleared()
    {
        var slab = new Slab<long>();
        Assert.Equal([0, 1, 2], new[] { slab.Allocate(), slab.Allocate(), slab.Allocate() });
        slab[1] = 7;
        slab.Free(1);
        Assert.Equal(2, slab.Count);
        Assert.Equal(1, slab.Allocate());
        Assert.Equal(0, slab[1]);
        Assert.Equal(3, slab.Allocate());
    }

    [Fact]
    public void A_reference_to_a_record_stays_good_while_others_are_added()
    {
        var slab = new Slab<int>();
        ref var first = ref slab[slab.Allocate()];
        for (var i = 0; i < 10_000; i++)
        {
            slab[slab.Allocate()] = i;
        }

        first = 42;
        Assert.Equal(42, slab[0]);
    }

    [Fact]
    public void Every_record_keeps_its_value_through_allocations_and_frees()
    {
        var slab = new Slab<int>();
        var random = new Random(3);
        var model = new Dictionary<int, int>();
        for (var i = 0; i < 100_000; i++)
        {
            if (model.Count == 0 || random.Next(5) < 3)
            {
                var handle = slab.Allocate();
                Assert.Equal(0, slab[handle]);
                model.Add(handle, i);
                slab[handle] = i;
            }
            else
            {
                var handle = model.Keys.ElementAt(random.Next(Math.Min(model.Count, 20)));
                Assert.Equal(model[handle], slab[handle]);
                slab.Free(handle);
                model.Remove(handle);
            }
        }

        Assert.Equal(model.Count, slab.Count);
        Assert.All(model, entry => Assert.Equal(entry.Value, slab[entry.Key]));
    }

    [Fact]
    public void Cover_makes_the_record_of_any_handle_exist()
    {
        var slab = new Slab<int>();
        slab.Cover(5_000_000);
        slab[5_000_000] = 1;
        slab.Cover(3);
        Assert.Equal((0, 1), (slab[3], slab[5_000_000]));
    }
}
