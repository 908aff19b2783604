using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using MediaRouting.OpenWire;
using MediaRouting.Tests.Adapters.Jms;

namespace MediaRouting.Tests.Adapters.OpenWire;

/// <summary>Memory that one huge message, or a window of large ones, must not keep.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class HugeMessageTests
{
    private const int Huge = 32 * 1024 * 1024;
    private const int MostLeft = 4 * 1024 * 1024;
    private const int Window = 512;

    [Fact]
    public void A_body_that_had_to_be_converted_leaves_nothing_behind()
    {
        var consumer = new Consumer(0, [], [], new DeliveryWindow(capacity: 2));
        var dispatches = new DispatchReader(connection: 1, [consumer], maxInflatedBytes: Huge);
        AssertGivenBack(dispatches, () =>
        {
            Assert.Equal(BodyType.Text, Read(dispatches, consumer, Huge));
            Assert.Equal(BodyType.Text, Read(dispatches, consumer, length: 10));
        });
    }

    [Fact]
    public void A_content_that_states_millions_of_bytes_and_holds_few_is_given_no_room_for_them()
    {
        byte[] content = [0, 0xFF, 0xFF, 0xFF, 0x78, 0x9C, 3, 0, 0, 0, 0, 1];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(CompressedContent.InflateBytes(content, maxBytes: Huge));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
    }

    [Fact]
    public void A_huge_message_that_was_written_leaves_nothing_behind()
    {
        var writer = new WireWriter(capacity: 4 * 1024);
        AssertGivenBack(writer, () =>
        {
            writer.LongText(new byte[Huge]);
            writer.Clear();
        });
    }

    [Fact]
    public void A_huge_frame_that_was_held_leaves_nothing_behind()
    {
        var held = new HeldFrames(Window);
        AssertGivenBack(held, () =>
        {
            held.Add(new byte[Huge]);
            held.RemoveOldest();
        });
    }

    [Fact]
    public void Long_message_ids_leave_nothing_behind()
    {
        var window = new DeliveryWindow(Window);
        AssertGivenBack(window, () =>
        {
            for (int delivery = 0; delivery < Window; delivery++)
            {
                window.Add(new byte[Huge / Window], out _, out _);
            }

            for (int slot = 0; slot < Window; slot++)
            {
                window.Remove(slot);
            }
        });
    }

    [Fact]
    public void A_connection_that_has_ended_is_let_go_of()
    {
        WeakReference[] ended = [.. Enumerable.Range(0, 20).Select(static _ => EndedConnection())];
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        // The last one may still be on the stack of a thread that ends.
        Assert.InRange(ended.Count(static connection => connection.IsAlive), 0, 1);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference EndedConnection()
    {
        var listener = new RecordingListener();
        using var broker = new ScriptedBroker();
        var options = new OpenWireOptions { Host = "scripted", Port = 1, ConnectionId = "ID:mr-1" };
        var connection = OpenWireConnection.Open(broker, options, listener);
        connection.Subscribe(0, DestinationType.Queue, "V"u8, prefetch: Window);
        broker.HangUp();
        listener.Lost();
        connection.Dispose();
        return new WeakReference(connection);
    }

    private static void AssertGivenBack(object keeper, Action use)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        use();
        long left = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(keeper);
        Assert.InRange(left, long.MinValue, MostLeft);
    }

    private static BodyType Read(DispatchReader dispatches, Consumer consumer, int length)
    {
        byte[] surrogates = Vectors.Hex("eda0bdedb880");
        byte[] text = [.. Encoding.ASCII.GetBytes(new string('x', length)), .. surrogates];
        byte[] size = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(size, text.Length);
        var reader = new WireReader(new DispatchFrame { Content = [.. size, .. text] }.Build().AsSpan(6));
        dispatches.ReadConsumer(ref reader);
        return dispatches.Read(ref reader, consumer).BodyType;
    }
}
