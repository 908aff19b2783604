using System.Collections.Immutable;
using System.Text.Json;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Tests.Engine.MessagePack;

public sealed class ConfigurationCodecTests
{
    [Fact]
    public void Every_field_of_a_configuration_is_read_back_and_written_in_the_same_bytes()
    {
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var configuration = ConfigurationGenerator.Next(random);
            var payload = Encode(configuration);

            Assert.True(ConfigurationCodec.TryRead(payload, out var read, out var fault), fault.ToString());

            Assert.Equal(JsonSerializer.Serialize(configuration), JsonSerializer.Serialize(read));
            Assert.Equal(payload, Encode(read));
            Assert.True(ConfigurationCodec.TryVisit(payload, new RecordText(), out _));
        }
    }

    [Fact]
    public void An_expression_that_is_read_back_matches_whom_it_matched()
    {
        ImmutableArray<AttributeConfiguration> attributes = [new() { Name = "b" }, new() { Name = "a" }];
        var configuration = Blank() with
        {
            Attributes = attributes,
            Queues =
            [
                new()
                {
                    Id = "q", Name = "q", Mrd = "m",
                    Steps = [new() { Expression = new ExpressionParser(attributes).Parse("a > 3 and b < 5") }],
                },
            ],
        };

        Assert.True(ConfigurationCodec.TryRead(Encode(configuration), out var read, out _));

        var expression = read.Queues[0].Steps[0].Expression;
        Assert.True(expression.Matches([4, 4]));
        Assert.False(expression.Matches([4, 3]));
    }

    [Fact]
    public void A_field_that_is_left_out_is_zero_and_not_the_default_of_the_class()
    {
        Assert.True(ConfigurationCodec.TryRead([0x81, 0x03, 0x91, 0x81, 0x01, 0xA1, 0x6D], out var read, out _));

        var mrd = read.Mrds.Single();
        Assert.Equal(("m", 0, false), (mrd.Id, mrd.MaxTasks, mrd.Interruptible));
    }

    [Fact]
    public void The_order_in_which_named_numbers_are_written_is_theirs_and_not_the_dictionarys()
    {
        var backwards = Comparer<string>.Create((one, other) => string.CompareOrdinal(other, one));
        var numbers = ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal, [KeyValuePair.Create("a", 1), KeyValuePair.Create("b", 2)]);

        Assert.Equal(Encode(WithAgent(numbers)), Encode(WithAgent(numbers.WithComparers(backwards))));
    }

    [Fact]
    public void What_could_not_be_read_again_is_not_written()
    {
        var configuration = Blank() with { Attributes = [new() { Name = "a", Type = (AttributeType)2 }] };
        Assert.Throws<ArgumentException>(() => Encode(configuration));
    }

    [Fact]
    public void A_configuration_cut_off_anywhere_or_with_any_bit_flipped_is_refused_or_read()
    {
        var random = new Random(2);
        for (var round = 0; round < 10; round++)
        {
            var payload = ConfigurationGenerator.Payload(random);
            foreach (var length in Enumerable.Range(0, payload.Length))
            {
                Assert.False(ConfigurationCodec.TryRead(payload.AsSpan(0, length), out var none, out _));
                Assert.Null(none);
                Assert.False(ConfigurationCodec.TryVisit(payload.AsSpan(0, length), new RecordText(), out _));
            }

            foreach (var bit in Enumerable.Range(0, payload.Length * 8))
            {
                payload[bit / 8] ^= (byte)(1 << (bit % 8));
                if (ConfigurationCodec.TryRead(payload, out var read, out _))
                {
                    var again = Encode(read);
                    Assert.True(ConfigurationCodec.TryRead(again, out var same, out _));
                    Assert.Equal(again, Encode(same));
                }

                payload[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }
    }

    [Theory]
    [InlineData("81019281" + "01A161" + "81" + "01A161", 2, "Attributes (1): attributes of different names")]
    [InlineData("8104918107918101A178", 8, "Step.Expression (1): a text")]
    [InlineData("81059181" + "0382A16202A16101", 5, "Agent.Attributes (3): a map of ascending texts to whole numbers")]
    [InlineData("81039181" + "0902", 5, "Mrd.NoAnswer (9): the number of a NoAnswerPolicy")]
    [InlineData("8103918103CE80000000", 5, "Mrd.MaxTasks (3): a whole number, -2147483648 to 2147483647")]
    [InlineData("810301", 2, "Configuration.Mrds (3): an array of Mrd")]
    [InlineData("81039101", 3, "Mrd: a map of fields")]
    [InlineData("8106" + "90", 1, "Configuration: the number of a field that is known, and higher than the one before")]
    [InlineData("8000", 1, "nothing more")]
    public void What_is_no_configuration_is_refused_with_place_and_expectation(
        string payload, int offset, string expected)
    {
        Assert.False(ConfigurationCodec.TryRead(Convert.FromHexString(payload), out var none, out var fault));

        Assert.Equal((null, new MessagePackFault(offset, expected)), (none, fault));
    }

    private static byte[] Encode(RoutingConfiguration configuration)
    {
        var to = new MessagePackWriter();
        ConfigurationCodec.Write(configuration, to);
        return to.Written.ToArray();
    }

    private static RoutingConfiguration Blank() => new() { Mrds = [], Queues = [], Agents = [] };

    private static RoutingConfiguration WithAgent(ImmutableSortedDictionary<string, int> numbers) =>
        Blank() with { Agents = [new() { Id = "a", Name = "a", Attributes = numbers }] };
}
