using MediaRouting.Daemon.Options;

namespace MediaRouting.Tests.Daemon;

public sealed class OptionsSecretTests
{
    private const string Secret = "hunter2";

    [Fact]
    public void The_password_is_the_first_line_of_its_file_and_is_not_shown()
    {
        using TemporaryFile file = new(Secret + "\nsecond line\n");

        DaemonOptions options = OptionsFixture.Good($"--broker-user mre --broker-password-file {file.Path}");

        Assert.Equal(("mre", Secret), (options.Login!.User, options.Login.Password));
        AssertHidden(options);
    }

    [Fact]
    public void The_password_of_the_environment_is_used_and_is_not_shown()
    {
        DaemonOptions options = OptionsFixture.Good("--broker-user mre", $"MRE_BROKER_PASSWORD={Secret}");

        Assert.Equal(Secret, options.Login!.Password);
        Assert.Contains(
            new OptionValue("broker-password", "***", OptionOrigin.Environment, "environment MRE_BROKER_PASSWORD"),
            options.Listing);
        AssertHidden(options);
    }

    [Fact]
    public void A_password_file_on_the_command_line_counts_before_the_password_of_the_environment()
    {
        using TemporaryFile file = new(Secret);

        DaemonOptions options = OptionsFixture.Good(
            $"--broker-user mre --broker-password-file {file.Path}", "MRE_BROKER_PASSWORD=other");

        Assert.Equal(Secret, options.Login!.Password);
    }

    [Fact]
    public void The_password_of_the_environment_counts_before_a_password_file_of_the_settings_file()
    {
        using TemporaryFile settings = new("""{ "brokerUser": "mre", "brokerPasswordFile": "/no/such" }""");

        DaemonOptions options = OptionsFixture.Good($"--settings {settings.Path}", $"MRE_BROKER_PASSWORD={Secret}");

        Assert.Equal(Secret, options.Login!.Password);
    }

    [Fact]
    public void Two_passwords_in_the_environment_are_a_fault()
    {
        string only = Assert.Single(OptionsFixture.Faults(
            "--broker-user mre", $"MRE_BROKER_PASSWORD={Secret} MRE_BROKER_PASSWORD_FILE=/no/such"));

        Assert.StartsWith("--broker-password-file: MRE_BROKER_PASSWORD is set too", only, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_without_a_user_is_a_fault_that_does_not_show_it()
    {
        string only = Assert.Single(OptionsFixture.Faults("", $"MRE_BROKER_PASSWORD={Secret}"));

        Assert.Equal("--broker-user: user and password at the broker are given together or not at all", only);
    }

    [Theory]
    [InlineData("tcp://mre:hunter2@broker:61616")]
    [InlineData("tcp://a:1,tcp://mre:hunter2@b:1")]
    [InlineData("tcp://mre:hunter2@ß ?:x")]
    public void A_password_in_the_address_of_the_broker_is_refused_says_what_to_use_and_is_not_shown(string broker)
    {
        List<string> faults = [];
        OptionSources sources = new(
            option => option == OptionTable.Broker ? broker : option == OptionTable.Config ? "c" : null,
            new Dictionary<string, string>(StringComparer.Ordinal),
            faults);

        Assert.Null(OptionReader.Read(sources, OptionsFixture.Cores, faults));
        string only = Assert.Single(faults);
        Assert.Contains("--broker-password-file", only, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, only, StringComparison.Ordinal);
    }

    private static void AssertHidden(DaemonOptions options)
    {
        Assert.DoesNotContain(options.Listing, value => value.Value.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, options.ToString(), StringComparison.Ordinal);
    }
}
