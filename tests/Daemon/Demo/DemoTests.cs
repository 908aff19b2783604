using System.Text;
using MediaRouting.Daemon;
using MediaRouting.Daemon.Demo;

namespace MediaRouting.Tests.Daemon.Demo;

public sealed class DemoTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Two_seconds_of_the_demo_end_with_a_proof_that_holds()
    {
        var output = new StringWriter();

        var code = await DemoProcess.RunAsync(output, TimeSpan.FromSeconds(2), CancellationToken.None).WaitAsync(Bound);

        var text = output.ToString();
        Assert.True(code == ExitCode.Stopped, text);
        Assert.Matches(@"\|  tasks in +[1-9]\d+  \|  lost +0  \|", text);
        Assert.Matches(@"\|  offered +[1-9]\d+  \|  double +0  \|", text);
        Assert.Contains("It holds:", text, StringComparison.Ordinal);
        Assert.Contains("bash adapters/run.sh", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 80));
    }

    [Fact]
    public async Task One_conversation_is_shown_message_by_message_first()
    {
        (int code, string output, _) = await MreProcess.RunAsync("", "demo", "--seconds", "1");

        Assert.Equal(0, code);
        var shown = output.Split('\n')
            .Select(line => line.TrimStart(' ', '→', '←', '-', '<', '>'))
            .Where(line => line.Contains('{', StringComparison.Ordinal))
            .Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)]);
        Assert.Equal(
            ["Task", "Task", "TaskAssigned", .. Enumerable.Repeat("TaskState", 7)],
            shown);
    }

    [Fact]
    public async Task Asked_to_stop_it_lets_nobody_in_any_more_and_still_proves()
    {
        using var stop = new CancellationTokenSource();
        var output = new StoppingWriter("The doors open", stop);

        var code = await DemoProcess.RunAsync(output, TimeSpan.FromMinutes(10), stop.Token).WaitAsync(Bound);

        Assert.Equal(ExitCode.Stopped, code);
        Assert.Contains("It holds:", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("601")]
    [InlineData("soon")]
    public async Task A_length_out_of_range_is_a_usage_fault(string seconds)
    {
        (int code, _, string error) = await MreProcess.RunAsync("", "demo", "--seconds", seconds);

        Assert.Equal(1, code);
        Assert.Contains("--seconds", error, StringComparison.Ordinal);
    }

    /// <summary>Asks to stop as soon as a certain line is written.</summary>
    private sealed class StoppingWriter(string line, CancellationTokenSource stop) : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Contains(line, StringComparison.Ordinal) == true)
            {
                stop.Cancel();
            }
        }
    }
}
