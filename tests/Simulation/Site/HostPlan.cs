using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Simulation.Site;

/// <summary>What does not change about a daemon from start to start.</summary>
/// <param name="Name">Its connection id at the broker.</param>
/// <param name="Topology">Which roles it has.</param>
/// <param name="Options">What it is told once.</param>
/// <param name="SegmentBytes">Length of a segment of its journal.</param>
internal sealed record HostPlan(string Name, Topology Topology, StateMachineOptions Options, long SegmentBytes);
