using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.State;

namespace MediaRouting.Tests.Engine.State;

public class DestinationsTests
{
    [Fact]
    public void A_destination_is_held_once_and_as_long_as_anybody_names_it()
    {
        var destinations = new Destinations();
        var one = destinations.Hold(DestinationKind.Queue, "desk"u8);
        var other = destinations.Hold(DestinationKind.Queue, "desk"u8);
        Assert.Equal(one, other);
        destinations.Release(ref one);
        Assert.Equal((Destinations.None, 1), (one, destinations.Count));
        Assert.Equal("desk", Encoding.UTF8.GetString(destinations.Name(other)));
        destinations.Release(ref other);
        Assert.Equal(0, destinations.Count);
    }

    [Fact]
    public void A_queue_and_a_topic_of_one_name_are_two()
    {
        var destinations = new Destinations();
        var queue = destinations.Hold(DestinationKind.Queue, "desk"u8);
        var topic = destinations.Hold(DestinationKind.Topic, "desk"u8);
        Assert.NotEqual(queue, topic);
        Assert.Equal(DestinationKind.Queue, destinations.Kind(queue));
        Assert.Equal(DestinationKind.Topic, destinations.Kind(topic));
    }

    [Fact]
    public void No_destination_is_none()
    {
        var destinations = new Destinations();
        var none = destinations.Hold(DestinationKind.None, "ignored"u8);
        Assert.Equal(Destinations.None, none);
        Assert.Equal(DestinationKind.None, destinations.Kind(none));
        Assert.True(destinations.Name(none).IsEmpty);
        destinations.Release(ref none);
        Assert.Equal(0, destinations.Count);
    }

    [Fact]
    public void Destinations_that_come_and_go_are_those_of_a_dictionary()
    {
        var destinations = new Destinations();
        var random = new Random(6);
        var held = new List<(int Handle, string Name)>();
        for (var i = 0; i < 50_000; i++)
        {
            if (held.Count < 50 || random.Next(2) == 0)
            {
                var name = $"queue.{random.Next(200)}{new string('y', random.Next(2) * 200)}";
                held.Add((destinations.Hold(DestinationKind.Queue, Encoding.UTF8.GetBytes(name)), name));
            }
            else
            {
                var at = random.Next(held.Count);
                var (handle, name) = held[at];
                Assert.Equal(name, Encoding.UTF8.GetString(destinations.Name(handle)));
                destinations.Release(ref handle);
                held.RemoveAt(at);
            }

            held = held.Count > 300 ? ReleaseAll() : held;
        }

        Assert.Equal(held.Select(entry => entry.Name).Distinct().Count(), destinations.Count);

        List<(int Handle, string Name)> ReleaseAll()
        {
            foreach (var (handle, _) in held)
            {
                var released = handle;
                destinations.Release(ref released);
            }

            Assert.Equal(0, destinations.Count);
            return [];
        }
    }
}
