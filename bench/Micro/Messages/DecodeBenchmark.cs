using BenchmarkDotNet.Attributes;
using MediaRouting.Bench.Messages;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Bench.Micro.Messages;

/// <summary>The body of a message into a command slot; beside it, a pass of the framework's reader.</summary>
public class DecodeBenchmark
{
    /// <summary>The messages.</summary>
    public static IEnumerable<Incoming> Messages => Incoming.All;

    /// <summary>What is decoded.</summary>
    [ParamsSource(nameof(Messages))]
    public Incoming Message { get; set; } = null!;

    /// <summary>Decodes it.</summary>
    [Benchmark]
    public CommandKind Decode() => Message.Decode().Kind;

    /// <summary>Reads every token; no text is unescaped or copied.</summary>
    [Benchmark(Baseline = true)]
    public int Utf8JsonReader() => Message.Read();
}
