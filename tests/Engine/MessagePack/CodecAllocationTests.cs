using MediaRouting.Engine.Commands;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Tests.Engine.Allocation;

namespace MediaRouting.Tests.Engine.MessagePack;

[Collection(nameof(AloneInTheProcess))]
public sealed class CodecAllocationTests
{
    [Fact]
    public void Writing_and_reading_commands_allocates_nothing_once_warm()
    {
        var commands = new CommandGenerator(seed: 4);
        var to = new MessagePackWriter(1 << 20);
        var read = commands.Empty();
        var slots = Enumerable.Range(0, 200).Select(_ => commands.Next()).ToArray();
        Rounds();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Rounds();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Rounds()
        {
            foreach (ref var slot in slots.AsSpan())
            {
                to.Reset();
                CommandCodec.Write(in slot, to);
                if (!CommandCodec.TryRead(to.Written, ref read, out _))
                {
                    Assert.Fail("not read back");
                }
            }
        }
    }
}
