namespace MediaRouting.Daemon.Demo;

/// <summary>The end of the demo: the outcome, and whether the proof holds.</summary>
public static class Verdict
{
    /// <summary>Prints it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="style">What can be shown there.</param>
    /// <param name="outcome">What the messages come to.</param>
    /// <param name="trouble">Why the demo did not get to its end; empty if it did.</param>
    /// <returns>Stopped if the proof holds, else InternalFault.</returns>
    public static ExitCode Print(TextWriter output, OutputStyle style, Outcome outcome, string trouble)
    {
        output.WriteLine();
        output.WriteLine("  The proof, made from the Chat Server's own messages and nothing else:");
        new OutcomeTable(output, style).Print(outcome);
        output.WriteLine();
        if (trouble.Length == 0 && outcome.Holds)
        {
            output.WriteLine(
                $"  {style.Green("It holds:")} every task has one end, and none was lost or had two owners.");
            output.WriteLine($"  Next, over a real broker: {style.Bold("bash adapters/run.sh")}");
            return ExitCode.Stopped;
        }

        output.WriteLine("  " + style.Red("It does not hold:"));
        string[] sums = outcome.AddsUp ? [] : ["the figures do not add up"];
        foreach (var reason in (string[])[trouble, .. outcome.Sentences, .. sums])
        {
            output.Write(reason.Length == 0 ? "" : $"  {reason}{output.NewLine}");
        }

        return ExitCode.InternalFault;
    }
}
