using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MediaRouting.Bench.Micro.Agents;
using MediaRouting.Bench.Micro.Journal;
using MediaRouting.Bench.Micro.Messages;
using MediaRouting.Bench.Micro.OpenWire;
using MediaRouting.Bench.Micro.Ring;
using MediaRouting.Bench.Micro.Snapshot;
using MediaRouting.Bench.Micro.Timers;
using Perfolizer.Horology;

// In this process: a project generated for each benchmark would have to restore under this repository's locked
// packages.
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithWarmupCount(2)
    .WithIterationCount(5)
    .WithIterationTime(TimeInterval.FromMilliseconds(100));
var config = ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Descriptor, DefaultColumnProviders.Params, DefaultColumnProviders.Metrics)
    .AddColumn(StatisticColumn.Median, StatisticColumn.Error, BaselineRatioColumn.RatioMean)
    .AddLogger(ConsoleLogger.Default);
string[] everything = args.Contains("--filter") || args.Contains("--list") ? [] : ["--filter", "*"];
Type[] benchmarks =
[
    typeof(AgentIndexBenchmark),
    typeof(AppendBenchmark),
    typeof(DecodeBenchmark),
    typeof(EncodeBenchmark),
    typeof(FrameBenchmark),
    typeof(RingHopBenchmark),
    typeof(SnapshotBenchmark),
    typeof(TimerWheelBenchmark),
];
BenchmarkSwitcher.FromTypes(benchmarks).Run([.. everything, .. args], config);
