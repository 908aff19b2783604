using MediaRouting.Engine;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Tests.Engine.State;

public class SlotTextTests
{
    [Fact]
    public void Texts_stand_one_after_the_other_and_outgrow_the_slot_unchanged()
    {
        var slot = NewSlot(new PayloadPool());
        var texts = Enumerable.Range(1, 60).Select(Text).ToArray();
        var refs = texts.Select(text => slot.Append(text)).ToArray();
        Assert.True(slot.Length > Limits.SlotTextBytes && slot.IsPooled);
        for (var i = 0; i < texts.Length; i++)
        {
            Assert.True(slot[refs[i]].SequenceEqual(texts[i]));
        }

        slot.Reset();
        Assert.Equal((0, false), (slot.Length, slot.IsPooled));
    }

    [Fact]
    public void The_empty_text_is_the_default()
    {
        var slot = NewSlot(new PayloadPool());
        Assert.Equal(default, slot.Append([]));
        Assert.True(slot[default].IsEmpty);
    }

    [Fact]
    public void What_is_written_into_the_reserve_is_a_text_once_it_is_taken()
    {
        var slot = NewSlot(new PayloadPool());
        "abc"u8.CopyTo(slot.Reserve(3));
        var text = slot.Take(2);
        Assert.True(slot[text].SequenceEqual("ab"u8));
        Assert.Equal(2, slot.Length);
    }

    [Fact]
    public void A_move_hands_a_pooled_buffer_on_and_it_goes_back_once()
    {
        var pool = new PayloadPool();
        var (from, to) = (NewSlot(pool), NewSlot(pool));
        var text = from.Append(Text(3000));
        to.MoveFrom(ref from);
        Assert.Equal((0, false, true), (from.Length, from.IsPooled, to.IsPooled));
        Assert.True(to[text].SequenceEqual(Text(3000)));
        from.Reset();
        Assert.True(to[text].SequenceEqual(Text(3000)));

        // The buffer has one holder: once it is back, two rents get two buffers.
        to.Reset();
        Assert.NotSame(pool.Rent(3000), pool.Rent(3000));
    }

    [Fact]
    public void A_move_copies_what_stands_in_the_slot_itself()
    {
        var pool = new PayloadPool();
        var (from, to) = (NewSlot(pool), NewSlot(pool));
        var text = from.Append("short"u8);
        to.MoveFrom(ref from);
        from.Append("other"u8);
        Assert.False(to.IsPooled);
        Assert.True(to[text].SequenceEqual("short"u8));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8 * 1024)]
    [InlineData((8 * 1024) + 1)]
    [InlineData(64 * 1024)]
    [InlineData(512 * 1024)]
    [InlineData(5 * 1024 * 1024)]
    public void A_rented_buffer_is_as_long_as_asked(int length)
    {
        var pool = new PayloadPool();
        var buffer = pool.Rent(length);
        Assert.True(buffer.Length >= length);
        pool.Return(buffer);
        Assert.Equal(length <= 4 * 1024 * 1024, ReferenceEquals(buffer, pool.Rent(length)));
    }

    private static SlotText NewSlot(PayloadPool pool)
    {
        var slot = default(SlotText);
        slot.Initialize(pool);
        return slot;
    }

    private static byte[] Text(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i + length))];
}
