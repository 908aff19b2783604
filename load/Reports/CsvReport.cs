using System.Globalization;
using System.Text;

namespace MediaRouting.Load.Reports;

/// <summary>The report's course over time as comma-separated values, a line for each second.</summary>
internal static class CsvReport
{
    /// <summary>Heads and lines.</summary>
    public static string Of(RunReport report)
    {
        var states = report.Samples.SelectMany(sample => sample.States.Keys)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var text = new StringBuilder("second,customers,sent,received,waiting,p50_ms,p99_ms,max_ms");
        states.ForEach(state => text.Append(',').Append(state));
        text.Append('\n');
        foreach (var sample in report.Samples)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{sample.Second:0.###},{sample.Customers},{sample.Sent},{sample.Received},{sample.Waiting},")
                .Append(CultureInfo.InvariantCulture, $"{sample.P50:0.###},{sample.P99:0.###},{sample.Max:0.###}");
            states.ForEach(state => text.Append(
                CultureInfo.InvariantCulture, $",{sample.States.GetValueOrDefault(state)}"));
            text.Append('\n');
        }

        return text.ToString();
    }
}
