using System.Text;
using MediaRouting.Engine.State;

namespace MediaRouting.Tests.Engine.State;

public class IdTableTests
{
    [Theory]
    [InlineData(1, 50)]
    [InlineData(2, 5000)]
    public void It_finds_what_a_dictionary_finds_through_additions_and_removals(int seed, int range)
    {
        var random = new Random(seed);
        var table = new IdTable(new TextHeap());
        var model = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < 200_000; i++)
        {
            var id = Id(random.Next(range));
            switch (random.Next(3))
            {
                case 0 when !model.ContainsKey(id):
                    model.Add(id, i);
                    table.Add(Encoding.UTF8.GetBytes(id), i);
                    break;
                case 1 when model.Remove(id):
                    table.Remove(Encoding.UTF8.GetBytes(id));
                    break;
                default:
                    Assert.Equal(model.GetValueOrDefault(id, -1), table.Find(Encoding.UTF8.GetBytes(id)));
                    break;
            }

            Assert.Equal(model.Count, table.Count);
        }

        Assert.All(model, entry => Assert.Equal(entry.Value, table.Find(Encoding.UTF8.GetBytes(entry.Key))));
    }

    [Fact]
    public void Ids_are_compared_byte_by_byte()
    {
        var table = new IdTable(new TextHeap());
        byte[][] ids =
        [
            [.. "a"u8], [.. "A"u8], [.. "a"u8, 0], [0], [0, 0], [.. "\u00e9"u8], [.. "e\u0301"u8], [.. "a "u8],
        ];
        for (var i = 0; i < ids.Length; i++)
        {
            Assert.Equal(-1, table.Find(ids[i]));
            table.Add(ids[i], i);
        }

        Assert.All(Enumerable.Range(0, ids.Length), i => Assert.Equal(i, table.Find(ids[i])));
        Assert.Equal(-1, table.Find([]));
    }

    [Fact]
    public void Removing_what_is_not_there_fails_with_a_line_that_says_where()
    {
        var table = new IdTable(new TextHeap());
        table.Add("a"u8, 1);
        var fault = Assert.Throws<InvalidOperationException>(() => table.Remove("b"u8));
        Assert.Contains("IdTable.Remove", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_an_id_stands_where_Add_said_until_it_is_removed()
    {
        var heap = new TextHeap();
        var table = new IdTable(heap);
        var text = table.Add("agent-1"u8, 1);
        for (var i = 0; i < 1000; i++)
        {
            table.Add(Encoding.UTF8.GetBytes(Id(i)), i);
        }

        Assert.True(heap[text].SequenceEqual("agent-1"u8));
        table.Remove(heap[text]);
        Assert.Equal(-1, table.Find("agent-1"u8));
    }

    private static string Id(int number) => $"{number * 7919 % 10_007}-{new string('x', number % 40)}";
}
