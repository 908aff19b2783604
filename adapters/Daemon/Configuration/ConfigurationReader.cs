using System.Collections.Immutable;
using System.Text.Json;
using MediaRouting.Directory;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Configuration;

/// <summary>
/// Reads a configuration (2-domain, "Configuration"): MRDs first, then the queues that name them, then the agents,
/// whatever their order in the file. Reads one.
/// </summary>
public sealed class ConfigurationReader
{
    private const int MostIdsShown = 10;

    private static readonly ImmutableArray<string> FileProperties = ["mrds", "queues", "agents"];
    private static readonly ImmutableArray<string> MrdProperties =
        ["id", "name", "maxTasks", "offerTimeoutSeconds", "noAnswer", "onLogout", "defaultQueue"];

    private static readonly ImmutableArray<string> QueueProperties = ["id", "name", "mrd"];
    private static readonly ImmutableArray<string> AgentProperties = ["id", "name", "passwordHash", "maxTasks"];

    private readonly List<ConfigurationFault> _faults = [];
    private readonly List<(string Id, StrictObject Mrd)> _mrds = [];
    private readonly Dictionary<string, string?> _queueOfMrd = new(StringComparer.Ordinal);

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<ConfigurationFault> Faults => _faults;

    /// <summary>Reads the document.</summary>
    /// <returns>The configuration; null if there is any fault.</returns>
    public ConfigurationFile? Read(JsonElement root)
    {
        if (StrictObject.Read(root, JsonPlace.Root, FileProperties, _faults) is not { } file)
        {
            return null;
        }

        ImmutableArray<MrdConfiguration> mrds = Mrds(file);
        ImmutableArray<QueueConfiguration> queues = Queues(file);
        CheckQueueOfEachMrd();
        ImmutableArray<AgentConfiguration> agents = Agents(file, out ImmutableArray<AgentCredential> credentials);
        return _faults.Count > 0 ? null : new ConfigurationFile
        {
            Routing = new RoutingConfiguration { Mrds = mrds, Queues = queues, Agents = agents },
            Credentials = credentials,
        };
    }

    private ImmutableArray<MrdConfiguration> Mrds(StrictObject file)
    {
        ImmutableArray<MrdConfiguration>.Builder mrds = ImmutableArray.CreateBuilder<MrdConfiguration>();
        UniqueNames names = new();
        foreach ((JsonElement element, JsonPlace place) in file.RequiredList("mrds", 1, Limits.Mrds))
        {
            if (StrictObject.Read(element, place, MrdProperties, _faults) is not { } mrd)
            {
                continue;
            }

            (string id, string name) = Names(mrd, names);
            mrds.Add(new MrdConfiguration
            {
                Id = id,
                Name = name,
                MaxTasks = mrd.Whole("maxTasks", Limits.TasksPerAgent, absent: 1),
                OfferTimeoutSeconds = mrd.Whole(
                    "offerTimeoutSeconds", Limits.TimeoutSeconds, absent: Limits.OfferTimeoutSeconds),
                NoAnswer = mrd.Choice(
                    "noAnswer", ("notReady", NoAnswerPolicy.NotReady), ("ready", NoAnswerPolicy.Ready)),
                OnLogout = mrd.Choice("onLogout", ("close", LogoutPolicy.Close), ("requeue", LogoutPolicy.Requeue)),
            });
            if (id.Length > 0)
            {
                _mrds.Add((id, mrd));
                _queueOfMrd.TryAdd(id, null);
            }
        }

        return mrds.ToImmutable();
    }

    private ImmutableArray<QueueConfiguration> Queues(StrictObject file)
    {
        ImmutableArray<QueueConfiguration>.Builder queues = ImmutableArray.CreateBuilder<QueueConfiguration>();
        UniqueNames names = new();
        foreach ((JsonElement element, JsonPlace place) in file.RequiredList("queues", 1, Limits.Mrds))
        {
            if (StrictObject.Read(element, place, QueueProperties, _faults) is not { } queue)
            {
                continue;
            }

            (string id, string name) = Names(queue, names);
            string? mrd = MrdOf(queue);
            queues.Add(new QueueConfiguration { Id = id, Name = name, Mrd = mrd ?? "" });
            if (mrd is not null && _queueOfMrd[mrd] is { } other)
            {
                queue.Fault(
                    "mrd", $"\"{mrd}\" has the queue \"{other}\" already; this version routes one queue for each MRD");
            }
            else if (mrd is not null)
            {
                _queueOfMrd[mrd] = id;
            }
        }

        return queues.ToImmutable();
    }

    /// <summary>
    /// The MRD that a queue names, or the only one there is; null, and a fault, if that leads to none.
    /// </summary>
    private string? MrdOf(StrictObject queue)
    {
        if (!queue.Has("mrd"))
        {
            if (_queueOfMrd.Count == 1)
            {
                return _queueOfMrd.Keys.First();
            }

            queue.Fault("mrd", "required where there is more than one MRD");
            return null;
        }

        string? mrd = queue.Name("mrd");
        string? fault = mrd is null ? null : UnknownMrd(mrd);
        if (fault is not null)
        {
            queue.Fault("mrd", fault);
        }

        return fault is null ? mrd : null;
    }

    private void CheckQueueOfEachMrd()
    {
        foreach ((string id, StrictObject mrd) in _mrds)
        {
            string? queue = _queueOfMrd[id];
            string? named = mrd.Name("defaultQueue");
            if (queue is null)
            {
                mrd.Fault("id", $"no queue names \"{id}\" as its MRD; this version routes one queue for each MRD");
            }
            else if (named is not null && !string.Equals(named, queue, StringComparison.Ordinal))
            {
                mrd.Fault("defaultQueue", $"expected the id of the queue of this MRD, \"{queue}\", found \"{named}\"");
            }
        }
    }

    private ImmutableArray<AgentConfiguration> Agents(
        StrictObject file, out ImmutableArray<AgentCredential> credentials)
    {
        ImmutableArray<AgentConfiguration>.Builder agents = ImmutableArray.CreateBuilder<AgentConfiguration>();
        ImmutableArray<AgentCredential>.Builder hashes = ImmutableArray.CreateBuilder<AgentCredential>();
        UniqueNames names = new();
        foreach ((JsonElement element, JsonPlace place) in file.RequiredList("agents", 0, Limits.Agents))
        {
            if (StrictObject.Read(element, place, AgentProperties, _faults) is not { } agent)
            {
                continue;
            }

            (string id, string name) = Names(agent, names);
            agents.Add(new AgentConfiguration
            {
                Id = id,
                Name = name,
                MaxTasks = agent.Numbers("maxTasks", Limits.TasksPerAgent, UnknownMrd),
            });
            hashes.Add(new AgentCredential(id, agent.Secret(
                "passwordHash", PasswordHash.IsWellFormed, "expected a hash that mre hash-password made")));
        }

        credentials = hashes.ToImmutable();
        return agents.ToImmutable();
    }

    /// <summary>Id and name, which is the id unless given; what is faulty is noted, and is empty here.</summary>
    private static (string Id, string Name) Names(StrictObject owner, UniqueNames names)
    {
        string? id = owner.RequiredName("id");
        string? name = owner.Name("name");
        names.Take(owner, id, name);
        return (id ?? "", name ?? id ?? "");
    }

    private string? UnknownMrd(string id)
    {
        if (_queueOfMrd.ContainsKey(id))
        {
            return null;
        }

        string known = string.Join(", ", _mrds.Take(MostIdsShown).Select(mrd => mrd.Id));
        return $"there is no MRD \"{id}\"; there are {known}{(_mrds.Count > MostIdsShown ? ", …" : "")}";
    }
}
