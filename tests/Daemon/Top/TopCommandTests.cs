using System.Text.RegularExpressions;
using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon.Top;

/// <summary><c>mre top</c> beside a daemon as a process.</summary>
[Collection(BrokerTests.Name)]
public sealed class TopCommandTests(BrokerFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Printed_once_it_shows_what_a_running_daemon_says_and_nobody_there_is_said_plainly()
    {
        string prefix = fixture.NewPrefix();
        string admin;
        using (RunningMre daemon = RunningMre.StartReady(fixture.CommandLine(prefix)))
        {
            admin = daemon.Admin;
            using BrokerClient client = new(fixture.Broker);
            client.Send(prefix + "General", "Task", """{"Mrd":"chat","ClientUniqueId":"u"}""", prefix + "ops", "1");
            Assert.NotNull(client.Receive(prefix + "ops", Patience));

            (int code, string output, string error) = await TopAsync(admin);

            Assert.Equal((0, ""), (code, error));
            string[] lines = output.Split('\n');
            Assert.StartsWith($"mre top  {admin}  ready  sequence ", lines[0], StringComparison.Ordinal);
            Assert.Contains("dead letters 0  open 1", lines[1], StringComparison.Ordinal);
            Assert.Contains(lines, line => Regex.IsMatch(line, "^chats +1 ", RegexOptions.None, Patience));
            string page = daemon.Get("/metrics").Body;
            Assert.All(MetricsOfTheScreen(), name => Assert.Contains($"\n{name}", page, StringComparison.Ordinal));
            Assert.Equal(0, daemon.Stop());
        }

        (int exit, _, string fault) = await TopAsync(admin);
        Assert.Equal(1, exit);
        Assert.StartsWith($"mre top: no answer from http://{admin}/: ", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_it_says_what_to_do()
    {
        (int code, string output, string error) = await MreProcess.RunAsync("", "top");

        Assert.Equal((1, ""), (code, output));
        Assert.Equal("mre top: no terminal of 80 columns and 14 lines here; --once prints", error.TrimEnd());
    }

    private static Task<(int ExitCode, string Output, string Error)> TopAsync(string admin) =>
        MreProcess.RunAsync("", "top", "--once", "--interval", "1", "--admin", admin);

    private static string[] MetricsOfTheScreen()
    {
        string source = File.ReadAllText(Path.Combine(Repository.Root, "adapters", "Daemon", "Top", "TopScreen.cs"));
        string[] names =
        [
            .. Regex.Matches(source, "\"(?<name>(mre|process)_[a-z_]+)\"", RegexOptions.ExplicitCapture, Patience)
                .Select(match => match.Groups["name"].Value),
        ];
        Assert.NotEmpty(names);
        return names;
    }
}
