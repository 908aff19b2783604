using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Tests.Engine.Statistics;

/// <summary>The histogram against Debian's libhdrhistogram-java on the same values.</summary>
public class HdrHistogramTests
{
    private const string Jar = "/usr/share/java/hdrhistogram.jar";
    private const int Values = 1_000_000;

    private static readonly string[] Percentiles = ["50", "75", "90", "95", "99", "99.9", "99.99", "99.999"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Count_percentiles_and_largest_are_those_of_the_Java_library(int seed)
    {
        var values = LatencyValues.Draw(Values, seed);
        var histogram = new LatencyHistogram();
        Array.ForEach(values, histogram.Record);

        var told = Ask(values);

        Assert.Equal(2 + Percentiles.Length, told.Length);
        Assert.Equal(histogram.Count, told[0]);
        AssertSame(told[1], histogram.Max);
        for (var i = 0; i < Percentiles.Length; i++)
        {
            var part = double.Parse(Percentiles[i], CultureInfo.InvariantCulture) / 100;
            AssertSame(told[2 + i], histogram.ValueAt(part));
        }
    }

    /// <summary>Both tell the largest value of a cell, which is off by less than the relative error.</summary>
    private static void AssertSame(long expected, long actual) =>
        Assert.True(
            Math.Abs(expected - actual) <= expected * LatencyHistogramTests.RelativeError,
            $"{actual}, and the Java library says {expected}");

    private static long[] Ask(long[] values)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "HistogramPercentiles.java");
        using var java = Process.Start(new ProcessStartInfo("java", ["-cp", Jar, program, .. Percentiles])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var input = new byte[sizeof(long) * (values.Length + 1)];
        BinaryPrimitives.WriteInt64BigEndian(input, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(input.AsSpan(sizeof(long) * (i + 1)), values[i]);
        }

        java.StandardInput.BaseStream.Write(input);
        java.StandardInput.Close();
        var lines = java.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        java.WaitForExit();
        Assert.Equal(0, java.ExitCode);
        return Array.ConvertAll(lines, line => long.Parse(line, CultureInfo.InvariantCulture));
    }
}
