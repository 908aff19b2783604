namespace MediaRouting.Engine.Snapshot;

/// <summary>What the beginning of a snapshot says.</summary>
/// <param name="Options">What the daemon was; whether it had a tap is not kept.</param>
/// <param name="LastSequence">The MediaRoutingSequence of the last message told before the snapshot.</param>
/// <param name="SentThrough">Up to this MediaRoutingSequence messages were known to have left.</param>
/// <param name="LastPart">The last part of the state that it has.</param>
public sealed record SnapshotHead(
    StateMachineOptions Options, long LastSequence, long SentThrough, StatePart LastPart);
