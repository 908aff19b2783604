using BenchmarkDotNet.Attributes;
using MediaRouting.Bench.Messages;

namespace MediaRouting.Bench.Micro.Messages;

/// <summary>An event to the body of its message; beside it, the same bytes by the framework's writer.</summary>
public class EncodeBenchmark
{
    /// <summary>The messages.</summary>
    public static IEnumerable<Outgoing> Messages => Outgoing.All;

    /// <summary>What is encoded.</summary>
    [ParamsSource(nameof(Messages))]
    public Outgoing Message { get; set; } = null!;

    /// <summary>Encodes it.</summary>
    [Benchmark]
    public int Encode() => Message.Encode().Length;

    /// <summary>Writes the same; nothing is validated.</summary>
    [Benchmark(Baseline = true)]
    public int Utf8JsonWriter() => Message.Write();
}
