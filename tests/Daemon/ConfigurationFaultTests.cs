using System.Text;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Tests.Daemon.Journal;

namespace MediaRouting.Tests.Daemon;

public sealed class ConfigurationFaultTests
{
    [Theory]
    [InlineData("'mrds': 1", "$.mrds: expected a list, found 1")]
    [InlineData("'mrds': []", "$.mrds: expected 1..64 elements, found 0")]
    [InlineData("'mrds': [null]", "$.mrds[0]: expected an object, found null")]
    [InlineData("'mrds': [{}]", "$.mrds[0].id: required: a text of 1..64 UTF-8 bytes")]
    [InlineData("'mrds': [{'id': ''}]", "$.mrds[0].id: expected a text of 1..64 UTF-8 bytes, found \"\"")]
    [InlineData("'mrds': [{'id': 7}]", "$.mrds[0].id: expected a text of 1..64 UTF-8 bytes, found 7")]
    [InlineData(
        "'mrds': [{'id': 'chat', 'name': null}]",
        "$.mrds[0].name: expected a text of 1..64 UTF-8 bytes, found null")]
    [InlineData(
        "'mrds': [{'id': 'chat'}, {'id': 'chat'}]",
        "$.mrds[1].id: \"chat\" is already the id or name of $.mrds[0]")]
    [InlineData(
        "'mrds': [{'id': 'chat'}, {'id': 'x', 'name': 'chat'}]",
        "$.mrds[1].name: \"chat\" is already the id or name of $.mrds[0]")]
    [InlineData(
        "'mrds': [{'id': 'chat', 'maxTasks': 0}]",
        "$.mrds[0].maxTasks: expected a whole number 1..100, found 0")]
    [InlineData(
        "'mrds': [{'id': 'chat', 'maxTasks': 101}]",
        "$.mrds[0].maxTasks: expected a whole number 1..100, found 101")]
    [InlineData(
        "'mrds': [{'id': 'chat', 'maxTasks': 1.5}]",
        "$.mrds[0].maxTasks: expected a whole number 1..100, found 1.5")]
    [InlineData(
        "'mrds': [{'id': 'chat', 'maxTasks': '2'}]",
        "$.mrds[0].maxTasks: expected a whole number 1..100, found \"2\"")]
    [InlineData(
        "'mrds': [{'id': 'chat', 'offerTimeoutSeconds': 86401}]",
        "$.mrds[0].offerTimeoutSeconds: expected a whole number 1..86400, found 86401")]
    [InlineData(
        "'mrds': [{'id': 'chat', 'noAnswer': 'READY'}]",
        "$.mrds[0].noAnswer: expected \"notReady\" or \"ready\", found \"READY\"")]
    [InlineData(
        "'mrds': [{'id': 'chat', 'onLogout': true}]",
        "$.mrds[0].onLogout: expected \"close\" or \"requeue\", found true")]
    [InlineData("'mrds': [{'id': 'chat', 'id': 'chat'}]", "$.mrds[0].id: given twice")]
    [InlineData(
        "'mrds': [{'id': 'chat', 'waitinglimit': 5}]",
        "$.mrds[0].waitinglimit: unknown; the properties here are id, name, maxTasks, interruptible, "
        + "offerTimeoutSeconds, wrapUpSeconds, guardTimeoutSeconds, noAnswer, onLogout, defaultQueue, waitingLimit, "
        + "messagesPerSecond")]
    [InlineData(
        "'mrds': [{'id': 'chat', 'waitingLimit': 0}]",
        "$.mrds[0].waitingLimit: expected a whole number 1..2000000, found 0")]
    [InlineData(
        "'mrds': [{'id': 'chat', 'messagesPerSecond': 100001}]",
        "$.mrds[0].messagesPerSecond: expected a whole number 1..100000, found 100001")]
    [InlineData(
        "'mrds': [{'id': 'chat', 'messagesPerSecond': 0.5}]",
        "$.mrds[0].messagesPerSecond: expected a whole number 1..100000, found 0.5")]
    [InlineData(
        "'mrds': [{'id': 'chat', 'interruptible': 'no'}]",
        "$.mrds[0].interruptible: expected true or false, found \"no\"")]
    [InlineData(
        "'mrds': [{'id': 'chat', 'wrapUpSeconds': 0}]",
        "$.mrds[0].wrapUpSeconds: expected a whole number 1..86400, found 0")]
    [InlineData("'mrds': [{'id': 'chat', 'Name': 'x'}]", "$.mrds[0].Name: unknown; the properties here are id, name,")]
    [InlineData("'mrds': [{'id': 'chat', 'a b\\'': 'x'}]", "$.mrds[0]['a b\"']: unknown;")]
    [InlineData("'mrds': [{'id': 'other'}, {'id': 'chat'}]", "$.mrds[0].id: no queue names \"other\" as its MRD;")]
    [InlineData(
        "'mrds': [{'id': 'chat', 'defaultQueue': 'chat'}]",
        "$.mrds[0].defaultQueue: \"chat\" is no id of a queue of this MRD; there are q1")]
    public void A_faulty_MRD_is_named_by_its_path(string mrds, string fault)
    {
        string[] faults = ConfigurationFixture.Faults(
            ConfigurationFixture.File(mrds, "'queues': [{'id': 'q1', 'mrd': 'chat'}]"));

        Assert.Contains(faults, found => found.StartsWith(fault, StringComparison.Ordinal));
        Assert.All(faults, found => Assert.True(
            found.StartsWith("$.mrds", StringComparison.Ordinal)
            || found.Contains("there is no MRD", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("'queues': {}", "$.queues: expected a list, found an object")]
    [InlineData("'queues': [{'mrd': 'chat'}]", "$.queues[0].id: required: a text of 1..64 UTF-8 bytes")]
    [InlineData("'queues': [{'id': 'q'}]", "$.queues[0].mrd: required where there is more than one MRD")]
    [InlineData(
        "'queues': [{'id': 'q', 'mrd': 'E-mail'}]",
        "$.queues[0].mrd: there is no MRD \"E-mail\"; there are chat, email")]
    [InlineData("'queues': [{'id': 'q', 'mrd': 3}]", "$.queues[0].mrd: expected a text of 1..64 UTF-8 bytes, found 3")]
    [InlineData(
        "'queues': [{'id': 'q', 'mrd': 'chat'}, {'id': 'p', 'mrd': 'chat'}, {'id': 'e', 'mrd': 'email'}]",
        "$.mrds[0].defaultQueue: required where an MRD has more than one queue; there are q, p")]
    [InlineData(
        "'queues': [{'id': 'q', 'mrd': 'chat'}, {'id': 'p', 'name': 'q', 'mrd': 'email'}]",
        "$.queues[1].name: \"q\" is already the id or name of $.queues[0]")]
    [InlineData(
        "'queues': [{'id': 'q', 'mrd': 'chat', 'serviceLevels': {}}]",
        "$.queues[0].serviceLevels: unknown; the properties here are id, name, mrd, priority, policy, "
        + "timeToLiveSeconds, serviceLevel, steps")]
    [InlineData(
        "'queues': [{'id': 'q', 'mrd': 'chat', 'serviceLevel': {}}]",
        "$.queues[0].serviceLevel.thresholdSeconds: required: a whole number of seconds")]
    [InlineData(
        "'queues': [{'id': 'q', 'mrd': 'chat', 'serviceLevel': 20}]",
        "$.queues[0].serviceLevel: expected an object, found 20")]
    [InlineData(
        "'queues': [{'id': 'q', 'mrd': 'chat', 'serviceLevel': {'thresholdSeconds': 20, 'type': 4}}]",
        "$.queues[0].serviceLevel.type: expected a whole number 1..3, found 4")]
    [InlineData(
        "'queues': [{'id': 'q', 'mrd': 'chat', 'serviceLevel': {'thresholdSeconds': 0}}]",
        "$.queues[0].serviceLevel.thresholdSeconds: expected a whole number 1..86400, found 0")]
    [InlineData(
        "'queues': [{'id': 'q', 'mrd': 'chat', 'priority': 11}]",
        "$.queues[0].priority: expected a whole number 1..10, found 11")]
    [InlineData(
        "'queues': [{'id': 'q', 'mrd': 'chat', 'policy': 'random'}]",
        "$.queues[0].policy: expected \"longestAvailable\" or \"mostSkilled\" or \"leastSkilled\", found \"random\"")]
    [InlineData(
        "'queues': [{'id': 'q', 'mrd': 'chat', 'steps': []}]", "$.queues[0].steps: expected 1..10 elements, found 0")]
    [InlineData(
        "'queues': [{'id': 'q', 'mrd': 'chat', 'steps': [{}, 5]}]",
        "$.queues[0].steps[1]: expected an object, found 5")]
    [InlineData(
        "'queues': [{'id': 'q', 'mrd': 'chat', 'steps': [{'timeoutSeconds': -1}]}]",
        "$.queues[0].steps[0].timeoutSeconds: expected a whole number 0..86400, found -1")]
    [InlineData(
        "'queues': [{'id': 'q', 'mrd': 'chat', 'steps': [{'expression': true}]}]",
        "$.queues[0].steps[0].expression: expected a text, found true")]
    [InlineData(
        "'queues': [{'id': 'q', 'mrd': 'chat', 'steps': [{}, {'expression': 'german >= 5 AND vip'}]}]",
        "$.queues[0].steps[1].expression: character 20: expected one of == != < <= > >=, found the end")]
    [InlineData(
        "'queues': [{'id': 'q', 'mrd': 'chat', 'steps': [{'expression': 'french >= 5'}]}]",
        "$.queues[0].steps[0].expression: character 1: expected an attribute of the configuration, found 'french'")]
    public void A_faulty_queue_is_named_by_its_path(string queues, string fault)
    {
        Assert.Contains(
            ConfigurationFixture.Faults(ConfigurationFixture.File(queues: queues)),
            found => found.StartsWith(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("'agents': [{'id': 'ann'}, 'bob']", "$.agents[1]: expected an object, found \"bob\"")]
    [InlineData("'agents': [{'name': 'Ann'}]", "$.agents[0].id: required: a text of 1..64 UTF-8 bytes")]
    [InlineData(
        "'agents': [{'id': 'a'}, {'id': 'b', 'name': 'B'}, {'id': 'B'}]",
        "$.agents[2].id: \"B\" is already the id or name of $.agents[1]")]
    [InlineData("'agents': [{'id': 'a', 'maxTasks': 3}]", "$.agents[0].maxTasks: expected an object, found 3")]
    [InlineData(
        "'agents': [{'id': 'a', 'maxTasks': {'chat': 0}}]",
        "$.agents[0].maxTasks.chat: expected a whole number 1..100, found 0")]
    [InlineData(
        "'agents': [{'id': 'a', 'maxTasks': {'no such': 1}}]",
        "$.agents[0].maxTasks['no such']: there is no MRD \"no such\"; there are chat, email")]
    [InlineData(
        "'agents': [{'id': 'a', 'maxTasks': {'chat': 1, 'chat': 1}}]",
        "$.agents[0].maxTasks.chat: given twice")]
    [InlineData(
        "'agents': [{'id': 'a', 'passwordHash': 'secret'}]",
        "$.agents[0].passwordHash: expected a hash that mre")]
    [InlineData("'agents': [{'id': 'a', 'passwordHash': 1}]", "$.agents[0].passwordHash: expected a hash that mre")]
    [InlineData(
        "'agents': [{'id': 'a', 'attributes': []}]",
        "$.agents[0].attributes: expected an object, found a list")]
    [InlineData(
        "'agents': [{'id': 'a', 'attributes': {'french': 1}}]",
        "$.agents[0].attributes.french: there is no attribute \"french\"; there are german, vip")]
    [InlineData(
        "'agents': [{'id': 'a', 'attributes': {'german': 11}}]",
        "$.agents[0].attributes.german: expected a whole number 1..10, found 11")]
    [InlineData(
        "'agents': [{'id': 'a', 'attributes': {'german': true}}]",
        "$.agents[0].attributes.german: expected a whole number 1..10, found true")]
    [InlineData(
        "'agents': [{'id': 'a', 'attributes': {'vip': 1}}]",
        "$.agents[0].attributes.vip: expected true or false, found 1")]
    [InlineData(
        "'agents': [{'id': 'a', 'attributes': {'vip': true, 'vip': false}}]",
        "$.agents[0].attributes.vip: given twice")]
    [InlineData(
        "'agents': [{'id': 'a', 'skills': {}}]",
        "$.agents[0].skills: unknown; the properties here are id, name, passwordHash, attributes, maxTasks")]
    public void A_faulty_agent_is_named_by_its_path(string agents, string fault)
    {
        string only = Assert.Single(ConfigurationFixture.Faults(ConfigurationFixture.File(agents: agents)));

        Assert.StartsWith(fault, only, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", only, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'attributes': 1", "$.attributes: expected a list, found 1")]
    [InlineData("'attributes': [{}]", "$.attributes[0].name: required: a text of 1..64 UTF-8 bytes")]
    [InlineData(
        "'attributes': [{'name': 'a'}, {'name': 'a'}]",
        "$.attributes[1].name: \"a\" is already the id or name of $.attributes[0]")]
    [InlineData(
        "'attributes': [{'name': 'a', 'type': 'text'}]",
        "$.attributes[0].type: expected \"proficiency\" or \"boolean\", found \"text\"")]
    [InlineData("'labels': {}", "$.labels: expected a list, found an object")]
    [InlineData("'labels': [{'priority': 3}]", "$.labels[0].name: required: a text of 1..64 UTF-8 bytes")]
    [InlineData(
        "'labels': [{'name': 'a', 'priority': 0}]",
        "$.labels[0].priority: expected a whole number 1..10, found 0")]
    [InlineData("'labels': [{'name': 'a,b'}]", "$.labels[0].name: \"a,b\" has a comma, or a blank at an end:")]
    [InlineData("'labels': [{'name': ' a'}]", "$.labels[0].name: \" a\" has a comma, or a blank at an end:")]
    [InlineData(
        "'labels': [{'name': 'a'}, {'name': 'a'}]",
        "$.labels[1].name: \"a\" is already the id or name of $.labels[0]")]
    public void A_faulty_attribute_or_label_is_named_by_its_path(string list, string fault)
    {
        string only = Assert.Single(ConfigurationFixture.Faults(ConfigurationFixture.File(lists: list)));

        Assert.StartsWith(fault, only, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "$: expected an object, found a list")]
    [InlineData("{'mrds': [}", "$: not JSON from line 1, byte 11 on")]
    [InlineData("", "$: not JSON from line 1, byte 1 on")]
    [InlineData("// no comments\n{}", "$: not JSON from line 1, byte 1 on")]
    public void A_file_that_is_no_JSON_object_is_one_fault(string json, string fault)
    {
        Assert.Equal([fault], ConfigurationFixture.Faults(json));
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_one_fault()
    {
        Assert.Null(ConfigurationFile.Read(Encoding.Latin1.GetBytes("{\"mrds\": \"é\"}"), out var faults));
        Assert.Equal("$: not JSON: the file is not UTF-8", Assert.Single(faults).ToString());
    }

    [Fact]
    public void A_text_with_half_a_surrogate_pair_is_one_fault()
    {
        Assert.Equal(
            ["$: half a surrogate pair in the text at byte 2"],
            ConfigurationFixture.Faults("""{'\uD83D': '\uD83D\uDE00'}"""));
    }

    [Fact]
    public void Sections_that_are_missing_or_unknown_are_all_named()
    {
        Assert.Equal(
            [
                "$.label: unknown; the properties here are $schema, mrds, attributes, labels, queues, agents",
                "$.mrds: required: a list",
                "$.queues: required: a list",
                "$.agents: required: a list",
            ],
            ConfigurationFixture.Faults("{'label': []}"));
    }

    [Fact]
    public void Every_fault_of_a_file_is_found_in_one_run()
    {
        string[] faults = ConfigurationFixture.Faults(ConfigurationFixture.File(
            "'mrds': [{'id': 'chat', 'maxTasks': 0, 'colour': 1}, {'id': 'email'}]",
            "'queues': [{'id': 'q1', 'mrd': 'chat'}, {'id': 'q1', 'mrd': 'mail'}]",
            "'agents': [{'id': 'a', 'maxTasks': {'mail': 1, 'chat': -1}}, {'id': 'a', 'name': ''}]"));

        Assert.Equal(
            [
                "$.mrds[0].colour", "$.mrds[0].maxTasks", "$.queues[1].id", "$.queues[1].mrd", "$.mrds[1].id",
                "$.agents[0].maxTasks.mail", "$.agents[0].maxTasks.chat", "$.agents[1].name", "$.agents[1].id",
            ],
            faults.Select(fault => fault.Split(": ")[0]));
    }

    [Theory]
    [InlineData(64, 0)]
    [InlineData(65, 1)]
    public void Ids_are_measured_in_UTF_8_bytes(int bytes, int expected)
    {
        string id = new string('é', bytes / 2) + new string('x', bytes % 2);

        string json = ConfigurationFixture.File(agents: $"'agents': [{{'id': '{id}'}}]").Replace('\'', '"');
        ConfigurationFile.Read(Encoding.UTF8.GetBytes(json), out var faults);

        Assert.Equal(expected, faults.Length);
    }

    [Fact]
    public void A_configuration_that_is_no_record_of_a_journal_is_refused_with_its_size_and_the_limit()
    {
        ConfigurationFile.Read(ConfigurationFixture.TooLarge(), out var faults);

        Assert.Matches(
            @"^\$: takes [3-9][0-9],[0-9]{3},[0-9]{3} bytes as a record of the journal, and 33,554,432 are the most$",
            Assert.Single(faults).ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_daemon_with_a_configuration_too_large_ends_with_1_before_it_touches_its_data(bool isThere)
    {
        using TemporaryDirectory directory = new();
        string file = Path.Combine(directory.Path, "routing.json");
        File.WriteAllBytes(file, ConfigurationFixture.TooLarge());
        string data = Path.Combine(directory.Path, "data");
        KeptDirectory kept = KeptDirectory.Of("v1/combined");
        if (isThere)
        {
            kept.CopyTo(System.IO.Directory.CreateDirectory(data).FullName);
        }

        (int code, _, string error) = await MreProcess.RunAsync("", "run", "--config", file, "--data", data);

        Assert.Equal(1, code);
        Assert.StartsWith($"{file}: $: takes ", error, StringComparison.Ordinal);
        Assert.EndsWith(" are the most\n", error, StringComparison.Ordinal);
        Assert.Equal(isThere, System.IO.Directory.Exists(data));
        if (isThere)
        {
            Assert.Equal(kept.Files, KeptDirectory.ReadFiles(data));
        }
    }
}
