using System.Net;
using System.Net.Sockets;
using System.Text;
using MediaRouting.Daemon;
using MediaRouting.Directory;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Tests.Daemon;

public sealed class MreCommandTests
{
    [Fact]
    public void Exit_codes_are_what_scripts_rely_on()
    {
        Assert.Equal(
            [("Stopped", 0), ("Usage", 1), ("BrokerRefused", 2), ("JournalRefused", 3), ("InternalFault", 4)],
            Enum.GetValues<ExitCode>().Select(code => (code.ToString(), (int)code)));
    }

    [Fact]
    public async Task Help_names_every_command_and_ends_well()
    {
        (int code, string output, string error) = await MreProcess.RunAsync("", "--help");

        Assert.Equal((0, ""), (code, error));
        Assert.All(
            ["run", "demo", "check", "journal", "replay", "sample-config", "explain", "hash-password"],
            name => Assert.Contains($"\n  {name} ", output, StringComparison.Ordinal));
        Assert.Contains("Exit codes: 0 done, or stopped as asked", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("fly")]
    [InlineData("run", "--speed", "1")]
    [InlineData("run", "--tap", "a", "--tap", "b", "--config", "c")]
    [InlineData("check")]
    public async Task A_command_line_that_does_not_exist_is_a_usage_fault(params string[] arguments)
    {
        (int code, _, string error) = await MreProcess.RunAsync("", arguments);

        Assert.Equal(1, code);
        Assert.NotEqual("", error);
    }

    [Fact]
    public async Task Run_lists_every_faulty_option_and_does_not_start()
    {
        (int code, string output, string error) = await MreProcess.RunAsync(
            "", "run", "--broker", "x", "--topology", "y");

        Assert.Equal((1, ""), (code, output));
        Assert.Equal(
            "mre run: --broker: expected tcp://host:port or ssl://host:port and nothing after it, found \"x\" (command line)\n"
            + "mre run: --topology: expected one of combined, communication-server, routing-engine, "
            + "found \"y\" (command line)\n"
            + "mre run: --config: required and not given\n",
            error);
    }

    [Fact]
    public async Task Run_lists_every_fault_of_the_configuration_and_does_not_start()
    {
        using TemporaryFile file = new("{}");

        (int code, string output, string error) = await MreProcess.RunAsync("", "run", "--config", file.Path);

        Assert.Equal((1, ""), (code, output));
        Assert.Equal(3, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith($"{file.Path}: $.mrds: required: a list\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_lists_every_fault_with_its_path()
    {
        using TemporaryFile file = new(
            """{ "mrds": [{ "id": "a" }], "queues": [{ "id": "q" }], "agents": 1, "x": 2 }""");

        (int code, string output, _) = await MreProcess.RunAsync("", "check", file.Path);

        Assert.Equal(1, code);
        Assert.Equal(
            $"""
            {file.Path}: $.x: unknown; the properties here are $schema, mrds, attributes, labels, queues, agents
            {file.Path}: $.agents: expected a list, found 1
            2 faults

            """,
            output);
    }

    [Fact]
    public async Task Check_shows_who_serves_which_queue_by_which_step_and_what_is_probably_a_mistake()
    {
        using TemporaryFile file = new(ConfigurationFixture.File(
            "'mrds': [{'id': 'chat', 'name': 'Chat', 'maxTasks': 2, 'wrapUpSeconds': 60, 'defaultQueue': 'support', "
                + "'waitingLimit': 2000}, {'id': 'e', 'noAnswer': 'ready', 'offerTimeoutSeconds': 120, "
                + "'interruptible': false, 'messagesPerSecond': 50}]",
            "'queues': [{'id': 'vip', 'mrd': 'chat', 'priority': 9, 'policy': 'mostSkilled', 'timeToLiveSeconds': 600, "
                + "'steps': [{'expression': 'german >= 8', 'timeoutSeconds': 20}, "
                + "{'expression': 'vip == true', 'timeoutSeconds': 10}, {'expression': 'german >= 3'}]}, "
                + "{'id': 'support', 'mrd': 'chat', 'steps': [{'expression': 'german > 1'}]}, "
                + "{'id': 'l', 'name': 'Letters', 'mrd': 'e', 'steps': [{'expression': 'vip == true'}]}]",
            "'agents': [{'id': 'ann', 'attributes': {'german': 9}, "
                + $"'passwordHash': '{ConfigurationFixture.Hash}', 'maxTasks': {{'chat': 3}}}}, "
                + "{'id': 'bob', 'attributes': {'german': 5}}, {'id': 'cyd', 'attributes': {'vip': false}}]")
            .Replace('\'', '"'));

        (int code, string output, _) = await MreProcess.RunAsync("", "check", file.Path);

        Assert.Equal(0, code);
        Assert.Equal(
            """
            2 MRDs, 2 attributes, 0 labels, 3 queues, 3 agents

            MRD   tasks at once  interruptible  offer  wrap-up  no answer  on logout  default queue  may wait  new/s
            Chat  7              yes            30 s   60 s     notReady   close      support        2,000     -
            e     3              no             120 s  -        ready      close      Letters        -         50

            queue    MRD   priority  policy            time to live  step  opens  agents  new  expression
            vip      chat  9         mostSkilled       600 s         1     0 s    1       1    german >= 8
                                                                     2     20 s   0       0    vip == true
                                                                     3     30 s   2       1    german >= 3
            support  chat  1         longestAvailable  -             1     0 s    2       2    german > 1
            Letters  e     1         longestAvailable  -             1     0 s    0       0    vip == true

            vip: ann 3, bob 2
            support: ann 3, bob 2
            Letters: nobody

            matches nobody: 2 steps: vip step 2, Letters step 1
            serves no queue: 1 agent: cyd
            no passwordHash, cannot connect: 2 agents: bob, cyd

            """,
            output);
    }

    [Theory]
    [InlineData("secret\n", "secret")]
    [InlineData("geheim-é-😀\r\nsecond line", "geheim-é-😀")]
    public async Task A_hashed_password_lets_its_agent_in(string input, string password)
    {
        (int code, string output, string error) = await MreProcess.RunAsync(input, "hash-password");

        Assert.Equal((0, ""), (code, error));
        ConfiguredDirectory directory = new([new AgentCredential("ann", output.TrimEnd())]);
        Assert.Equal(Verification.Verified, directory.Verify("ann"u8, Encoding.UTF8.GetBytes(password)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    public async Task An_empty_password_is_not_hashed(string input)
    {
        (int code, string output, string error) = await MreProcess.RunAsync(input, "hash-password");

        Assert.Equal((1, ""), (code, output));
        Assert.Equal("mre hash-password: expected a password of 1..256 UTF-8 bytes\n", error);
    }
}
