using System.Globalization;

namespace MediaRouting.Tests.Budgets;

/// <summary>What an operation may allocate.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Bytes">Bytes each time.</param>
/// <param name="IsNoisy">
/// Lists and text builders grow by doubling, and a framework's own share changes with its version: a difference is told
/// and fails nothing.
/// </param>
internal sealed record Budget(string Operation, double Bytes, bool IsNoisy)
{
    /// <summary>Part of a noisy budget that is no difference.</summary>
    private const double Noise = 0.1;

    private const string File = "allocation-budgets.txt";

    /// <summary>The committed budgets.</summary>
    public static IReadOnlyList<Budget> All { get; } =
    [
        .. System.IO.File.ReadLines(Path.Combine(AppContext.BaseDirectory, File))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(Parse),
    ];

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Budget Parse(string line) =>
        line.Split('|', StringSplitOptions.TrimEntries) is [var operation, var bytes, "exact" or "noisy"]
            ? new Budget(
                operation,
                double.Parse(bytes, CultureInfo.InvariantCulture),
                IsNoisy: line.EndsWith("noisy", StringComparison.Ordinal))
            : throw new FormatException($"'{line}' is no budget");

    /// <summary>Whether an operation that allocates so much keeps to it.</summary>
    public bool IsKept(double bytes) => IsNoisy ? Math.Abs(bytes - Bytes) <= Bytes * Noise : bytes == Bytes;

    /// <summary>What to say of an operation that does not.</summary>
    public string Difference(double bytes) => string.Create(
        CultureInfo.InvariantCulture,
        $"allocation budget: '{Operation}' allocates {bytes:0.###} bytes, its budget in {File} is {Bytes:0.###}");
}
