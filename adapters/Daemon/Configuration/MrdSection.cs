using System.Collections.Immutable;
using System.Text.Json;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Configuration;

/// <summary>The list <c>mrds</c>, and afterwards which MRDs there are.</summary>
internal sealed class MrdSection(List<ConfigurationFault> faults)
{
    private readonly Dictionary<string, (StrictObject Mrd, string? DefaultQueue)> _known = new(StringComparer.Ordinal);

    /// <summary>The id of the MRD where there is only one; else null.</summary>
    public string? OnlyOne => _known.Count == 1 ? _known.Keys.First() : null;

    /// <summary>Reads the list.</summary>
    public ImmutableArray<MrdConfiguration> Read(StrictObject file)
    {
        ImmutableArray<MrdConfiguration>.Builder mrds = ImmutableArray.CreateBuilder<MrdConfiguration>();
        UniqueNames names = new();
        foreach ((JsonElement element, JsonPlace place) in file.RequiredList("mrds", 1, Limits.Mrds))
        {
            if (StrictObject.Read(element, place, ConfigurationFields.Mrd, faults) is not { } mrd)
            {
                continue;
            }

            (string id, string name) = names.Read(mrd);
            string? defaultQueue = mrd.Name("defaultQueue");
            mrds.Add(new MrdConfiguration
            {
                Id = id,
                Name = name,
                MaxTasks = mrd.Whole("maxTasks", 1, Limits.TasksPerAgent) ?? 1,
                Interruptible = mrd.Flag("interruptible") ?? true,
                OfferTimeoutSeconds = Seconds(mrd, "offerTimeoutSeconds") ?? Limits.OfferTimeoutSeconds,
                WrapUpSeconds = Seconds(mrd, "wrapUpSeconds"),
                GuardTimeoutSeconds = Seconds(mrd, "guardTimeoutSeconds") ?? Limits.GuardTimeoutSeconds,
                NoAnswer = mrd.Choice(
                    "noAnswer", ("notReady", NoAnswerPolicy.NotReady), ("ready", NoAnswerPolicy.Ready)),
                OnLogout = mrd.Choice("onLogout", ("close", LogoutPolicy.Close), ("requeue", LogoutPolicy.Requeue)),
                DefaultQueue = defaultQueue,
                WaitingLimit = mrd.Whole("waitingLimit", 1, Limits.OpenTasks),
                MessagesPerSecond = mrd.Whole("messagesPerSecond", 1, Limits.MessagesPerSecond),
            });
            if (id.Length > 0)
            {
                _known.TryAdd(id, (mrd, defaultQueue));
            }
        }

        return mrds.ToImmutable();
    }

    /// <summary>Says that there is no such MRD; null if there is.</summary>
    public string? Unknown(string id) =>
        _known.ContainsKey(id) ? null : $"there is no MRD \"{id}\"; there are {Names.Some(_known.Keys)}";

    /// <summary>Each MRD has a queue, and one that says where a task goes that names none.</summary>
    public void CheckQueues(ImmutableArray<QueueConfiguration> queues)
    {
        ILookup<string, string> byMrd = queues.ToLookup(queue => queue.Mrd, queue => queue.Id, StringComparer.Ordinal);
        foreach ((string id, (StrictObject mrd, string? named)) in _known)
        {
            string[] own = [.. byMrd[id]];
            if (own.Length == 0)
            {
                mrd.Fault("id", $"no queue names \"{id}\" as its MRD; each MRD needs one");
            }
            else if (!mrd.Has("defaultQueue") && own.Length > 1)
            {
                mrd.Fault(
                    "defaultQueue", $"required where an MRD has more than one queue; there are {Names.Some(own)}");
            }
            else if (named is not null && !own.Contains(named, StringComparer.Ordinal))
            {
                mrd.Fault("defaultQueue", $"\"{named}\" is no id of a queue of this MRD; there are {Names.Some(own)}");
            }
        }
    }

    private static int? Seconds(StrictObject mrd, string property) => mrd.Whole(property, 1, Limits.TimeoutSeconds);
}
