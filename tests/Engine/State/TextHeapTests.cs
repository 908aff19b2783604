using MediaRouting.Engine.State;

namespace MediaRouting.Tests.Engine.State;

public class TextHeapTests
{
    [Fact]
    public void A_text_of_any_length_reads_back_as_it_was_added()
    {
        var heap = new TextHeap();
        var handles = new List<TextHandle>();
        int[] lengths =
            [.. Enumerable.Range(1, 1100), .. Enumerable.Range(10, 6).SelectMany(Around), TextHeap.MaxLength];
        foreach (var length in lengths)
        {
            handles.Add(heap.Add(Text(length)));
        }

        for (var i = 0; i < lengths.Length; i++)
        {
            Assert.True(heap[handles[i]].SequenceEqual(Text(lengths[i])), $"{lengths[i]} bytes have changed");
        }

        static IEnumerable<int> Around(int power) =>
            Enumerable.Range((1 << power) - 19, 38).Where(length => length <= TextHeap.MaxLength);
    }

    [Fact]
    public void The_empty_text_costs_nothing_and_is_the_default()
    {
        var heap = new TextHeap();
        var handle = heap.Add([]);
        Assert.True(handle.IsEmpty);
        Assert.Equal(default, handle);
        Assert.True(heap[handle].IsEmpty);
        heap.Free(ref handle);
        Assert.True(heap[heap.Add("after"u8)].SequenceEqual("after"u8));
    }

    [Fact]
    public void A_text_over_the_limit_is_refused()
    {
        var heap = new TextHeap();
        Assert.Throws<ArgumentOutOfRangeException>(() => heap.Add(new byte[TextHeap.MaxLength + 1]));
    }

    [Fact]
    public void A_freed_block_is_used_again_by_a_text_of_its_class()
    {
        var heap = new TextHeap();
        var handle = heap.Add(Text(30));
        var former = handle;
        heap.Free(ref handle);
        Assert.True(handle.IsEmpty);
        Assert.NotEqual(former, heap.Add(Text(31)));
        Assert.Equal(former, heap.Add(Text(23)));
    }

    [Fact]
    public void Texts_that_come_and_go_do_not_make_the_heap_grow_and_do_not_disturb_each_other()
    {
        var heap = new TextHeap();
        var random = new Random(1);
        var live = new List<(TextHandle Handle, byte[] Text)>();
        var capacity = 0L;
        for (var i = 0; i < 100_000; i++)
        {
            if (live.Count < 500 || (live.Count < 1000 && random.Next(2) == 0))
            {
                var text = new byte[random.Next(10) == 0 ? random.Next(4000) : random.Next(100)];
                random.NextBytes(text);
                live.Add((heap.Add(text), text));
            }
            else
            {
                var at = random.Next(live.Count);
                var (handle, text) = live[at];
                Assert.True(heap[handle].SequenceEqual(text));
                heap.Free(ref handle);
                live[at] = live[^1];
                live.RemoveAt(live.Count - 1);
            }

            capacity = i == 20_000 ? heap.CapacityBytes : capacity;
        }

        Assert.InRange(heap.CapacityBytes, 1, capacity * 2);
        Assert.All(live, entry => Assert.True(heap[entry.Handle].SequenceEqual(entry.Text)));
    }

    [Fact]
    public void A_heap_of_several_chunks_keeps_every_text()
    {
        var heap = new TextHeap();
        var handles = Enumerable.Range(0, 400).Select(i => heap.Add(Text(16_000 + i))).ToList();
        Assert.True(heap.CapacityBytes > 6_000_000);
        Assert.All(Enumerable.Range(0, 400), i => Assert.True(heap[handles[i]].SequenceEqual(Text(16_000 + i))));
    }

    private static byte[] Text(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i + length))];
}
