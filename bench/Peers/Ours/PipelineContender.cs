using System.Diagnostics;
using MediaRouting.Bench.Figures;
using MediaRouting.Bench.Peers.Job;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Ring;
using MediaRouting.Storage;

namespace MediaRouting.Bench.Peers.Ours;

/// <summary>
/// The pipeline as in the daemon, without a broker, its stages asleep while there is nothing to do. A command is done
/// when it may be acknowledged: carried out, told, and, if there is a journal, synced.
/// </summary>
internal sealed class PipelineContender : IContender
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    private readonly FileStorage? _storage;
    private readonly DataDirectory? _data;
    private readonly Pipeline _pipeline;
    private readonly Acknowledgements _acknowledgements = new();
    private readonly int _inFlight;
    private long _commands;

    /// <summary>Starts a pipeline; nobody at work yet.</summary>
    /// <param name="house">Where.</param>
    /// <param name="directory">Where its journal goes; null for none.</param>
    /// <param name="inFlight">Commands that are under way at the same time.</param>
    public PipelineContender(House house, string? directory, int inFlight)
    {
        _inFlight = inFlight;
        var options = Rehearsal.Options(Topology.RoutingEngine);
        if (directory is not null)
        {
            _storage = FileStorage.OpenOrMake(directory);
            var request = new RecoveryRequest
            {
                Configuration = house.Configuration,
                Options = options,
                IsNew = true,
                Now = 1,
                CommandsBetweenSnapshots = long.MaxValue,
            };
            _data = DataDirectory.TryOpen(_storage, request, out var refusal)
                ?? throw new InvalidOperationException(refusal);
        }

        _pipeline = new Pipeline(
            _data is null ? events => new StateMachine(house.Configuration, options, events) : _data.NewStateMachine,
            WaitStrategyKind.Blocking,
            _ => _acknowledgements,
            (stage, _, fault) => Environment.FailFast(stage, fault),
            _data?.Journal);
        _pipeline.Start();
    }

    /// <inheritdoc/>
    public string Name => _data is null ? "ours, not synced" : "ours, synced";

    /// <inheritdoc/>
    public double Play(Round round) => Play(round, _inFlight);

    /// <summary>Carries out a part of the day that is not measured, as fast as it goes.</summary>
    public void Prepare(Round round) => Play(round, Limits.CommandSlots);

    /// <summary>Ends the pipeline and closes its journal.</summary>
    public void Dispose()
    {
        _pipeline.Drain(StopTimeout);
        _data?.Dispose();
        _storage?.Dispose();
    }

    private double Play(Round round, int inFlight)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < round.Script.Count; i++)
        {
            WaitFor(_commands - inFlight);
            var sequence = _pipeline.Commands.Next();
            round.Script.Fill(i, ref _pipeline.Commands[sequence]);
            _pipeline.Commands.Publish(sequence);
            _commands++;
        }

        WaitFor(_commands - 1);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / round.Commands.Count;
    }

    /// <summary>Waits until a command is done, and all before it.</summary>
    private void WaitFor(long command)
    {
        var spin = default(SpinWait);
        while (_acknowledgements.Done <= command)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }
}
