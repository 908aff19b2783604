using System.Collections.Immutable;
using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Swarm;

/// <summary>A configuration and the commands that come to it.</summary>
internal sealed record Case(Center Center, ImmutableArray<Input> Inputs);
