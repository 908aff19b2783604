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
                + "'onLogout': 'requeue', 'defaultQueue': 'q', 'interruptible': false, 'wrapUpSeconds': 60, "
                + "'guardTimeoutSeconds': 90, 'waitingLimit': 2000000, 'messagesPerSecond': 100000}]",
            "'queues': [{'id': 'q', 'name': 'Queue', 'mrd': 'chat', 'priority': 7, 'policy': 'leastSkilled', "
                + "'timeToLiveSeconds': 300, 'steps': [{'expression': 'german >= 5 AND vip == true', "
                + "'timeoutSeconds': 20}, {}]}]",
            "'agents': [{'id': 'zoe', 'name': 'Zoë 😀', 'maxTasks': {'chat': 3}, "
                + "'attributes': {'vip': true, 'new': false, 'german': 9}, "
                + $"'passwordHash': '{ConfigurationFixture.Hash}'}}, {{'id': 'ann'}}]",
            "'attributes': [{'name': 'german'}, {'name': 'vip', 'type': 'boolean'}, "
                + "{'name': 'new', 'type': 'boolean'}], 'labels': [{'name': 'gold', 'priority': 9}, {'name': 'tin'}]"));

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
                    DefaultQueue = "q",
                    Interruptible = false,
                    WrapUpSeconds = 60,
                    GuardTimeoutSeconds = 90,
                    WaitingLimit = 2_000_000,
                    MessagesPerSecond = 100_000,
                },
            ],
            file.Routing.Mrds.AsEnumerable());
        QueueConfiguration queue = Assert.Single(file.Routing.Queues);
        Assert.Equal(
            new QueueConfiguration
            {
                Id = "q",
                Name = "Queue",
                Mrd = "chat",
                Priority = 7,
                Policy = QueuePolicy.LeastSkilled,
                TimeToLiveSeconds = 300,
                Steps = queue.Steps,
            },
            queue);
        Assert.Equal(
            [("german >= 5 AND vip == true", 20), ("", 0)],
            queue.Steps.Select(step => (step.Expression.Text, step.TimeoutSeconds)));
        Assert.Equal(
            [("german", AttributeType.Proficiency), ("vip", AttributeType.Boolean), ("new", AttributeType.Boolean)],
            file.Routing.Attributes.Select(attribute => (attribute.Name, attribute.Type)));
        Assert.Equal([("gold", 9), ("tin", 1)], file.Routing.Labels.Select(label => (label.Name, label.Priority)));
        Assert.Equal(
            [("german", 9), ("new", 0), ("vip", 1)],
            file.Routing.Agents[0].Attributes.Select(value => (value.Key, value.Value)));
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
            "'mrds': [{'id': 'chat'}]", "'queues': [{'id': 'q'}]", "'agents': []", "'labels': []"));

        Assert.Equal([new MrdConfiguration { Id = "chat", Name = "chat" }], file.Routing.Mrds.AsEnumerable());
        QueueConfiguration queue = Assert.Single(file.Routing.Queues);
        Assert.Equal(new QueueConfiguration { Id = "q", Name = "q", Mrd = "chat", Steps = queue.Steps }, queue);
        Assert.Equal([new StepConfiguration()], queue.Steps.AsEnumerable());
        Assert.Empty(file.Routing.Attributes);
        Assert.Empty(file.Routing.Labels);
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
        string path = Path.Combine(Repository.Root, "adapters", "Daemon", "sample", "routing.json");

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
}
