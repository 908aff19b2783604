using System.Globalization;
using MediaRouting.Load.Figures;

namespace MediaRouting.Load.Reports;

/// <summary>A line that is written over every second; nothing where the output is no terminal.</summary>
/// <param name="output">Where to.</param>
/// <param name="isTerminal">Whether a line can be written over there.</param>
/// <param name="length">Real time that customers may come.</param>
internal sealed class ProgressLine(TextWriter output, bool isTerminal, TimeSpan length)
{
    private const string ToTheLeftAndClear = "\r\u001b[K";

    /// <summary>Shows a second.</summary>
    public void Show(Sample sample)
    {
        if (isTerminal)
        {
            output.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{ToTheLeftAndClear}{sample.Second:0}/{length.TotalSeconds:0} s  customers {sample.Customers}/s  "
                + $"messages {sample.Sent}/s in, {sample.Received}/s out  waiting {sample.Waiting}  "
                + $"p50 {sample.P50:0.0} ms  p99 {sample.P99:0.0} ms"));
        }
    }

    /// <summary>Takes the line away.</summary>
    public void End()
    {
        if (isTerminal)
        {
            output.Write(ToTheLeftAndClear);
        }
    }
}
