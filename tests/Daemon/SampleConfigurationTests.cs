using System.Text;
using System.Text.Json;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Directory;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Tests.Daemon;

public sealed class SampleConfigurationTests
{
    [Theory]
    [InlineData(1, 3, 1)]
    [InlineData(1, 100, 2)]
    [InlineData(7, 40, 3)]
    [InlineData(500, 40, 1)]
    [InlineData(3000, 200, 4)]
    public void Every_step_matches_somebody_and_every_agent_serves_some_queue(int agents, int queues, int seed)
    {
        ConfigurationFile file = SampleConfiguration.Create(agents, queues, seed);

        var reach = QueueReach.Of(file.Routing);
        Assert.Equal((agents, queues), (file.Routing.Agents.Length, reach.Length));
        Assert.All(reach, queue => Assert.All(queue.Steps, step => Assert.NotEqual(0, step.Matching)));
        Assert.Equal(agents, reach.SelectMany(queue => queue.Agents).Distinct().Count());
    }

    [Fact]
    public void It_is_as_varied_as_a_real_one()
    {
        var routing = SampleConfiguration.Create(agents: 500, queues: 40, seed: 1).Routing;

        Assert.Equal((3, 12), (routing.Mrds.Length, routing.Attributes.Length));
        Assert.Equal(2, routing.Mrds.Select(mrd => mrd.Interruptible).Distinct().Count());
        Assert.Equal(3, routing.Queues.Select(queue => queue.Policy).Distinct().Count());
        Assert.Equal([2, 3, 4], routing.Queues.Select(queue => queue.Steps.Length).Distinct().Order());
        Assert.Equal(3, routing.Queues.Select(queue => queue.Mrd).Distinct().Count());
    }

    [Theory]
    [InlineData(500, 40, 1)]
    [InlineData(2, 5, 2)]
    public void What_is_written_is_read_as_it_was(int agents, int queues, int seed)
    {
        ConfigurationFile file = SampleConfiguration.Create(agents, queues, seed);

        string text = Text(file);
        ConfigurationFile read = ConfigurationFixture.Good(text);

        Assert.Equal(text, Text(read));
        Assert.Equal(JsonSerializer.Serialize(file.Routing), JsonSerializer.Serialize(read.Routing));
        Assert.Equal(file.Credentials.AsEnumerable(), read.Credentials.AsEnumerable());
    }

    [Fact]
    public void What_is_journaled_of_it_is_read_as_it_was_and_has_neither_password_nor_hash()
    {
        ConfigurationFile file = SampleConfiguration.Create(agents: 500, queues: 40, seed: 1);

        MessagePackWriter written = new();
        ConfigurationCodec.Write(file.Routing, written);
        Assert.True(ConfigurationCodec.TryRead(written.Written, out var read, out var fault), fault.ToString());

        Assert.Equal(JsonSerializer.Serialize(file.Routing), JsonSerializer.Serialize(read));
        MessagePackWriter again = new();
        ConfigurationCodec.Write(read, again);
        Assert.True(again.Written.SequenceEqual(written.Written));
        string text = Encoding.Latin1.GetString(written.Written);
        Assert.DoesNotContain(SampleConfiguration.Password, text, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleConfiguration.SharedPasswordHash, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_password_that_it_names_lets_every_agent_in()
    {
        ConfigurationFile file = SampleConfiguration.Create(agents: 3, queues: 3, seed: 1);

        ConfiguredDirectory directory = new(file.Credentials);
        Assert.All(file.Routing.Agents, agent => Assert.Equal(
            Verification.Verified,
            directory.Verify(Encoding.UTF8.GetBytes(agent.Id), Encoding.UTF8.GetBytes(SampleConfiguration.Password))));
    }

    [Fact]
    public async Task Check_finds_nothing_wrong_with_what_sample_config_prints()
    {
        (int made, string text, string error) = await MreProcess.RunAsync("", "sample-config");
        using TemporaryFile file = new(text);

        (int code, string summary, _) = await MreProcess.RunAsync("", "check", file.Path);

        Assert.Equal((0, 0, ""), (made, code, error));
        Assert.Equal("3 MRDs, 12 attributes, 5 labels, 40 queues, 500 agents", summary.Split('\n')[0]);
        Assert.DoesNotContain("matches nobody", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("serves no queue", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot connect", summary, StringComparison.Ordinal);
        Assert.InRange(summary.Split('\n').Length, 100, 250);
    }

    [Fact]
    public async Task The_same_numbers_print_the_same_file_and_another_seed_another_one()
    {
        string[] numbers = ["sample-config", "--agents", "30", "--queues", "8", "--seed"];

        (_, string one, _) = await MreProcess.RunAsync("", [.. numbers, "7"]);
        (_, string same, _) = await MreProcess.RunAsync("", [.. numbers, "7"]);
        (_, string other, _) = await MreProcess.RunAsync("", [.. numbers, "8"]);

        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData("--agents", "0")]
    [InlineData("--agents", "100001")]
    [InlineData("--queues", "2")]
    [InlineData("--seed", "-1")]
    [InlineData("--queues", "many")]
    public async Task A_number_out_of_range_is_a_usage_fault(string option, string number)
    {
        (int code, _, string error) = await MreProcess.RunAsync("", "sample-config", option, number);

        Assert.Equal(1, code);
        Assert.Contains(option, error, StringComparison.Ordinal);
    }

    private static string Text(ConfigurationFile file)
    {
        StringWriter output = new();
        ConfigurationWriter.Write(output, file);
        return output.ToString();
    }
}
