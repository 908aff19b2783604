using System.Collections.Immutable;
using System.Globalization;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Testing;

/// <summary>
/// Builds the configuration of a scenario from its first lines. Without any: MRD <c>chat</c> with one task an
/// agent, and agents
/// <c>a1</c> to <c>a4</c>.
/// <code>
/// mrd chat name=Chat max=2 offer=30 noAnswer=ready onLogout=requeue interruptible=false wrapUp=20
/// agent a1 chat=3
/// </code>
/// </summary>
public sealed class ContactCenter
{
    private readonly List<MrdConfiguration> _mrds = [];
    private readonly List<AgentConfiguration> _agents = [];

    /// <summary>True if the line says something about the configuration; it is then part of it.</summary>
    public bool TryAdd(string line)
    {
        if (line.StartsWith("mrd ", StringComparison.Ordinal))
        {
            _mrds.Add(Mrd(new ScriptWords(line[4..])));
            return true;
        }

        if (line.StartsWith("agent ", StringComparison.Ordinal))
        {
            _agents.Add(Agent(new ScriptWords(line[6..])));
            return true;
        }

        return false;
    }

    /// <summary>What the lines add up to; each MRD has one queue of the same id.</summary>
    public RoutingConfiguration Build()
    {
        var mrds = _mrds.Count > 0 ? _mrds : [new MrdConfiguration { Id = "chat", Name = "Chat" }];
        var agents = _agents.Count > 0
            ? _agents
            : [.. Enumerable.Range(1, 4).Select(n => new AgentConfiguration { Id = $"a{n}", Name = $"a{n}" })];
        return new RoutingConfiguration
        {
            Mrds = [.. mrds],
            Queues = [.. mrds.Select(mrd => new QueueConfiguration { Id = mrd.Id, Name = mrd.Id, Mrd = mrd.Id })],
            Agents = [.. agents],
        };
    }

    private static MrdConfiguration Mrd(ScriptWords words)
    {
        var id = words.Next();
        return new MrdConfiguration
        {
            Id = id,
            Name = words.Option("name") ?? id,
            MaxTasks = Number(words.Option("max") ?? "1"),
            Interruptible = bool.Parse(words.Option("interruptible") ?? "true"),
            WrapUpSeconds = words.Option("wrapUp") is { } seconds ? Number(seconds) : null,
            OfferTimeoutSeconds = Number(words.Option("offer") ?? "30"),
            NoAnswer = Enum.Parse<NoAnswerPolicy>(words.Option("noAnswer") ?? "notReady", ignoreCase: true),
            OnLogout = Enum.Parse<LogoutPolicy>(words.Option("onLogout") ?? "close", ignoreCase: true),
        };
    }

    private static AgentConfiguration Agent(ScriptWords words)
    {
        var id = words.Next();
        var limits = words.Options.ToImmutableSortedDictionary(
            option => option.Key, option => Number(option.Value), StringComparer.Ordinal);
        return new AgentConfiguration { Id = id, Name = id, MaxTasks = limits };
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
