using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MediaRouting.Bench.Micro.Agents;
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
    .AddColumnProvider(DefaultColumnProviders.Params)
    .AddColumn(StatisticColumn.Median, StatisticColumn.Error)
    .AddLogger(ConsoleLogger.Default);
string[] everything = args.Contains("--filter") || args.Contains("--list") ? [] : ["--filter", "*"];
BenchmarkSwitcher.FromTypes([typeof(AgentIndexBenchmark), typeof(TimerWheelBenchmark)])
    .Run([.. everything, .. args], config);
