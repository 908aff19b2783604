using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Recovery;

namespace MediaRouting.Tests.Daemon.Running;

/// <summary>Data directories of daemons that have never run.</summary>
internal static class FreshDirectory
{
    /// <summary>Makes one for a daemon with both roles, whose tasks are called <c>t-</c> and a number.</summary>
    public static DataDirectory On(IStorage storage, RoutingConfiguration configuration)
    {
        RecoveryRequest request = new()
        {
            Configuration = configuration,
            Options = new StateMachineOptions { TaskIdPrefix = "t" },
            IsNew = true,
            Now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
        };
        DataDirectory? data = DataDirectory.TryOpen(storage, request, out string refusal);
        Assert.True(data is not null, refusal);
        return data;
    }
}
