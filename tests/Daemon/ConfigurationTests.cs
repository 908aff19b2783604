using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Directory;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Daemon;

public sealed class ConfigurationTests
{
    [Fact]
    public void Every_field_is_read_and_every_order_kept()
    {
        ConfigurationFile file = ConfigurationFixture.Good(ConfigurationFixture.File(
            "'mrds': [{'id': 'chat', 'name': 'Chat', 'maxTasks': 5, 'offerTimeoutSeconds': 20, 'noAnswer': 'ready', "
                + "'onLogout': 'requeue', 'defaultQueue': 'q'}]",
            "'queues': [{'id': 'q', 'name': 'Queue', 'mrd': 'chat'}]",
            "'agents': [{'id': 'zoe', 'name': 'Zoë 😀', 'maxTasks': {'chat': 3}, "
                + $"'passwordHash': '{ConfigurationFixture.Hash}'}}, {{'id': 'ann'}}]"));

        Assert.Equal(
            [
                new MrdConfiguration
                {
                    Id = "chat",
                    Name = "Chat",
                    MaxTasks = 5,
                    OfferTimeoutSeconds = 20,
                    NoAnswer = NoAnswerPolicy.Ready,
                    OnLogout = LogoutPolicy.Requeue,
                },
            ],
            file.Routing.Mrds.AsEnumerable());
        Assert.Equal(
            [new QueueConfiguration { Id = "q", Name = "Queue", Mrd = "chat" }], file.Routing.Queues.AsEnumerable());
        Assert.Equal([("zoe", "Zoë 😀"), ("ann", "ann")], file.Routing.Agents.Select(agent => (agent.Id, agent.Name)));
        Assert.Equal(3, file.Routing.Agents[0].MaxTasks["chat"]);
        Assert.Empty(file.Routing.Agents[1].MaxTasks);
        Assert.Equal(
            [new AgentCredential("zoe", ConfigurationFixture.Hash), new AgentCredential("ann", null)],
            file.Credentials.AsEnumerable());
    }

    [Fact]
    public void What_is_left_out_has_the_defaults_of_the_domain()
    {
        const string ByteOrderMark = "\uFEFF";

        ConfigurationFile file = ConfigurationFixture.Good(ByteOrderMark + ConfigurationFixture.File(
            "'mrds': [{'id': 'chat'}]", "'queues': [{'id': 'q'}]", "'agents': []"));

        Assert.Equal([new MrdConfiguration { Id = "chat", Name = "chat" }], file.Routing.Mrds.AsEnumerable());
        Assert.Equal("chat", file.Routing.Queues[0].Mrd);
    }

    [Fact]
    public void The_sections_may_stand_in_any_order()
    {
        ConfigurationFile file = ConfigurationFixture.Good(
            $"{{{ConfigurationFixture.Agents}, {ConfigurationFixture.Queues}, {ConfigurationFixture.Mrds}}}");

        Assert.Equal(2, file.Routing.Queues.Length);
    }

    [Fact]
    public void The_sample_is_good_and_its_agents_have_the_password_that_its_README_names()
    {
        string path = Path.Combine(Repository(), "adapters", "Daemon", "sample", "routing.json");

        ConfigurationFile? file = ConfigurationFile.Read(path, out ImmutableArray<ConfigurationFault> faults);

        Assert.Empty(faults);
        ConfiguredDirectory directory = new(file!.Credentials);
        Assert.All(file.Routing.Agents, agent => Assert.Equal(
            Engine.Commands.Verification.Verified, directory.Verify(Encoding.UTF8.GetBytes(agent.Id), "secret"u8)));
    }

    [Fact]
    public void As_many_agents_as_there_may_be_are_read_and_one_more_is_a_fault()
    {
        static string Agents(int count)
        {
            IEnumerable<string> agents = Enumerable.Range(0, count).Select(i => string.Create(
                CultureInfo.InvariantCulture, $"{{'id': 'agent-{i}', 'maxTasks': {{'chat': {(i % 100) + 1}}}}}"));
            return $"'agents': [{string.Join(',', agents)}]";
        }

        ConfigurationFile file = ConfigurationFixture.Good(
            ConfigurationFixture.File(agents: Agents(Engine.Limits.Agents)));

        Assert.Equal(Engine.Limits.Agents, file.Routing.Agents.Length);
        Assert.Equal(
            ["$.agents: expected 0..100000 elements, found 100001"],
            ConfigurationFixture.Faults(ConfigurationFixture.File(agents: Agents(Engine.Limits.Agents + 1))));
    }

    private static string Repository()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MediaRouting.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
