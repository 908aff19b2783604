using MediaRouting.Daemon.Admin;
using MediaRouting.Engine.Ring;
using MediaRouting.Jms;

namespace MediaRouting.Daemon.Metrics;

/// <summary>How fast and how busy the rings and their stages are.</summary>
internal static class PipelineMetrics
{
    private const string Commands = "commands";
    private const string Outbox = "outbox";

    /// <summary>Writes it.</summary>
    public static void Write(MetricsText text, Pipeline pipeline, NodeWatches watches)
    {
        text.Histogram(
            "mre_decision_seconds",
            "From the publication of a command in the ring to the end of the batch in which it was carried out; "
            + $"one command of {CommandStamps.Every} is measured.");
        text.Sample(watches.Stamps.Latencies);
        WriteStages(text, pipeline, watches);
        WriteRings(text, pipeline);
    }

    private static void WriteStages(MetricsText text, Pipeline pipeline, NodeWatches watches)
    {
        (string Name, StageWatch Watch)[] stages =
        [
            .. pipeline.IsJournaled ? [("journal", watches.Journal)] : Array.Empty<(string, StageWatch)>(),
            ("state-machine", watches.StateMachine),
            ("outbox", watches.Outbox),
        ];
        text.Histogram(
            "mre_stage_batch_seconds",
            "How long a stage took for each batch; the rate of the sum is its duty cycle. A batch of the journal is an "
            + "append and a sync; the outbox waits in it for the journal and for the broker, the state machine for "
            + "room in the outbox ring.");
        foreach (var (name, watch) in stages)
        {
            text.Sample(watch.Batches, ("stage", name));
        }

        text.Gauge("mre_stage_batch_age_seconds", "How long a stage has been at the batch in hand; 0 between batches.");
        foreach (var (name, watch) in stages)
        {
            text.Sample(watch.InHand.TotalSeconds, ("stage", name));
        }
    }

    private static void WriteRings(MetricsText text, Pipeline pipeline)
    {
        (string Name, Sequencer Sequencer)[] rings =
            [(Commands, pipeline.Commands.Sequencer), (Outbox, pipeline.Events.Sequencer)];
        text.Gauge("mre_ring_capacity_slots", "Slots of a ring.");
        foreach (var (name, sequencer) in rings)
        {
            text.Sample((long)sequencer.Capacity, ("ring", name));
        }

        text.Gauge("mre_ring_occupancy_ratio", "Part of a ring that holds what is not done with yet, 0 to 1.");
        foreach (var (name, sequencer) in rings)
        {
            text.Sample(1 - ((double)sequencer.RemainingCapacity / sequencer.Capacity), ("ring", name));
        }

        text.Counter(
            "mre_ring_stalls_total",
            "Times that a ring was full and had to be waited for: that of commands by whoever publishes them, that of "
            + "the outbox by the state machine.");
        foreach (var (name, sequencer) in rings)
        {
            text.Sample(sequencer.Stalls, ("ring", name));
        }
    }
}
