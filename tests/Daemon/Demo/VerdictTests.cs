using MediaRouting.Daemon;
using MediaRouting.Daemon.Demo;

namespace MediaRouting.Tests.Daemon.Demo;

public sealed class VerdictTests
{
    private static readonly Outcome Good = new()
    {
        TasksIn = 3,
        Offered = 2,
        Answered = 2,
        Abandoned = 1,
        Closed = 3,
        Faults = [0, 0, 0, 0, 0, 0],
        Sentences = [],
    };

    [Fact]
    public void A_proof_that_holds_ends_well_and_says_what_to_run_next()
    {
        var (code, text) = Print(Good);

        Assert.Equal(ExitCode.Stopped, code);
        Assert.Contains("3 tasks = 2 answered + 1 abandoned", text, StringComparison.Ordinal);
        Assert.EndsWith("bash adapters/run.sh", text.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_ends_badly_and_is_named()
    {
        var (code, text) = Print(Good with { Faults = [1, 0, 0, 0, 0, 0], Sentences = ["Lost: visit-2 has no end"] });

        Assert.Equal(ExitCode.InternalFault, code);
        Assert.Matches(@"lost +1 ", text);
        Assert.EndsWith("Lost: visit-2 has no end", text.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("It holds", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_that_do_not_add_up_end_badly()
    {
        var (code, text) = Print(Good with { Offered = 3 });

        Assert.Equal(ExitCode.InternalFault, code);
        Assert.EndsWith("the figures do not add up", text.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_demo_that_did_not_get_to_its_end_ends_badly_whatever_the_figures()
    {
        var (code, text) = Print(Good, trouble: "outbound failed at sequence 7");

        Assert.Equal(ExitCode.InternalFault, code);
        Assert.EndsWith("outbound failed at sequence 7", text.TrimEnd(), StringComparison.Ordinal);
    }

    private static (ExitCode Code, string Text) Print(Outcome outcome, string trouble = "")
    {
        var output = new StringWriter();
        var code = Verdict.Print(output, OutputStyle.Plain, outcome, trouble);
        return (code, output.ToString());
    }
}
