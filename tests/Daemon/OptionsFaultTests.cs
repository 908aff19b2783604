using MediaRouting.Daemon.Options;

namespace MediaRouting.Tests.Daemon;

public sealed class OptionsFaultTests
{
    [Theory]
    [InlineData("--broker a:61616", "--broker: expected tcp://host:port or ssl://host:port and nothing after it, found")]
    [InlineData("--broker tcp://", "--broker: expected tcp://host:port")]
    [InlineData("--broker tcp://a:0", "--broker: expected tcp://host:port")]
    [InlineData("--broker tcp://a:1?wireFormat.x=1", "--broker: expected tcp://host:port or ssl://host:port and noth")]
    [InlineData("--broker tcp://a:1,", "--broker: expected tcp://host:port or ssl://host:port and nothing after it")]
    [InlineData("--broker tcp://a,b:1,tcp://c", "--broker: expected tcp://host:port or ssl://host:port")]
    [InlineData("--broker tcp://a,tcp://b,tcp://a:61616", "--broker: tcp://a:61616 is given twice")]
    [InlineData("--tls-ca /no/such", "--tls-ca: no broker of --broker is ssl:// (command line)")]
    [InlineData("--broker ssl://a --tls-ca /no/such", "--tls-ca: Could not find")]
    [InlineData("--broker ssl://a --tls-ca /dev/null", "--tls-ca: there is no certificate in /dev/null (command line)")]
    [InlineData("--broker ssl://a --tls-key k", "--tls-certificate: it and --tls-key are given together or not at all")]
    [InlineData("--broker ssl://a --tls-certificate c", "--tls-certificate: it and --tls-key are given together")]
    [InlineData("--broker http://a:1", "--broker: expected tcp://host:port")]
    [InlineData("--topology both", "--topology: expected one of combined, communication-server, routing-engine")]
    [InlineData("--snapshot-every 0", "--snapshot-every: expected a whole number above 0, found \"0\"")]
    [InlineData("--snapshot-every -5", "--snapshot-every: expected a whole number above 0")]
    [InlineData("--snapshot-every 1,000", "--snapshot-every: expected a whole number above 0")]
    [InlineData("--admin 8188", "--admin: expected address:port")]
    [InlineData("--admin 127.0.0.1", "--admin: expected address:port")]
    [InlineData("--admin ::1:8188", "--admin: expected address:port")]
    [InlineData("--admin 127.0.0.1:99999", "--admin: expected address:port")]
    [InlineData("--general-queue a,b", "--general-queue: expected a name without , ? * > and control characters")]
    [InlineData("--general-queue a>", "--general-queue: expected a name without , ? * >")]
    [InlineData("--routing-queue a?x", "--routing-queue: expected a name without , ? * >")]
    [InlineData("--chat-queue a\tb", "--chat-queue: expected a name without , ? * >")]
    [InlineData("--chat-queue queue://a", "--chat-queue: a bare name was expected")]
    [InlineData("--chat-queue \u00A0a", "--chat-queue: expected a name without , ? * >")]
    [InlineData("--dead-letter-queue ActiveMQ.DLQ", "--dead-letter-queue: expected a name without , ? *")]
    [InlineData("--communication-queue ''", "--communication-queue: expected a value")]
    [InlineData("--chat-queue General", "--chat-queue: \"General\" is already the queue of --general-queue")]
    [InlineData("--tap a*", "--tap: expected a name without , ? * >")]
    [InlineData("--tap T --topology routing-engine", "--tap: only combined has internal rows")]
    [InlineData("--broker-user u", "--broker-user: user and password at the broker are given together")]
    [InlineData("--broker-password-file /no/such --broker-user u", "--broker-password-file: ")]
    [InlineData("--broker-password-file /dev/null --broker-user u", "--broker-password-file: its first line is empty")]
    [InlineData("--wait-strategy busyspin", "--wait-strategy: expected one of blocking, yielding, busySpin")]
    [InlineData("--log xml", "--log: expected one of plain, json")]
    [InlineData("--log-decisions yes", "--log-decisions: expected one of off, on, found \"yes\"")]
    [InlineData("--log-decisions on --topology communication-server", "--log-decisions: a communication-server decides")]
    [InlineData("--settings /no/such", "/no/such: there is no such file")]
    public void A_faulty_option_is_named_with_what_was_expected(string arguments, string fault)
    {
        string only = Assert.Single(OptionsFixture.Faults(arguments));

        Assert.StartsWith(fault, only, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_listed_each_with_where_its_value_came_from()
    {
        using TemporaryFile settings = new(
            """{ "log": "xml", "tab": "T", "tap": 1, "log": "json", "settings": "again" }""");

        OptionsFixture.Read(
            $"--broker b --settings {settings.Path}",
            "MRE_TOPOLOGY=both",
            OptionsFixture.Cores,
            out List<string> faults);

        Assert.Equal(8, faults.Count);
        Assert.StartsWith(
            $"{settings.Path}: $.tab: unknown; the settings are broker,", faults[0], StringComparison.Ordinal);
        Assert.Equal($"{settings.Path}: $.tap: expected a text", faults[1]);
        Assert.Equal($"{settings.Path}: $.log: given twice", faults[2]);
        Assert.StartsWith($"{settings.Path}: $.settings: unknown", faults[3], StringComparison.Ordinal);
        Assert.EndsWith("found \"b\" (command line)", faults[4], StringComparison.Ordinal);
        Assert.EndsWith("found \"both\" (environment MRE_TOPOLOGY)", faults[5], StringComparison.Ordinal);
        Assert.Equal("--config: required and not given", faults[6]);
        Assert.Equal("--log: expected one of plain, json, found \"xml\" (settings file)", faults[7]);
    }

    [Theory]
    [InlineData("[]", "$: expected an object")]
    [InlineData("{", "not JSON from line 1, byte 2 on")]
    [InlineData("""{ "log": "\ud800" }""", "half a surrogate pair in the text at byte 10")]
    public void A_settings_file_that_is_no_object_of_texts_is_a_fault(string content, string fault)
    {
        using TemporaryFile settings = new(content);

        Assert.Equal([$"{settings.Path}: {fault}"], OptionsFixture.Faults($"--settings {settings.Path}"));
    }

    [Fact]
    public void Busy_spin_is_refused_where_there_are_fewer_cores_than_threads()
    {
        string only = Assert.Single(
            OptionsFixture.Faults("--wait-strategy busySpin", cores: OptionReader.RingThreads - 1));

        Assert.Equal("--wait-strategy: busySpin keeps 2 cores busy, and there is 1 (command line)", only);
    }
}
