using System.Collections.Immutable;
using System.Globalization;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Testing;

/// <summary>
/// Builds the configuration of a scenario from its first lines. Without any: MRD <c>chat</c> with one task an
/// agent, and agents
/// <c>a1</c> to <c>a4</c>.
/// <code>
/// mrd chat name=Chat max=2 offer=30 noAnswer=ready onLogout=requeue default=sales
/// mrd voice interruptible=false wrapUp=20 waiting=100 rate=20
/// attribute english
/// attribute vip boolean
/// label gold 9
/// queue sales chat priority=5 policy=mostSkilled ttl=60
/// step sales 10 english >= 5 AND vip == true
/// step sales 0 english >= 1
/// agent a1 chat=3 english:7 vip:true
/// </code>
/// An MRD without a queue has one of the same id that matches everyone, a queue without a step one step that does.
/// </summary>
public sealed class ContactCenter
{
    private readonly List<MrdConfiguration> _mrds = [];
    private readonly List<AttributeConfiguration> _attributes = [];
    private readonly List<LabelConfiguration> _labels = [];
    private readonly List<QueueConfiguration> _queues = [];
    private readonly List<AgentConfiguration> _agents = [];

    /// <summary>What these lines say.</summary>
    public static ContactCenter Of(IEnumerable<string> lines)
    {
        var center = new ContactCenter();
        foreach (var line in lines)
        {
            center.TryAdd(line);
        }

        return center;
    }

    /// <summary>True if the line says something about the configuration; it is then part of it.</summary>
    public bool TryAdd(string line)
    {
        var (kind, rest) = line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end
            ? (line[..end], line[end..])
            : (line, string.Empty);
        switch (kind)
        {
            case "mrd":
                _mrds.Add(Mrd(new ScriptWords(rest)));
                return true;
            case "attribute":
                _attributes.Add(Attribute(new ScriptWords(rest)));
                return true;
            case "label":
                _labels.Add(Label(new ScriptWords(rest)));
                return true;
            case "queue":
                _queues.Add(Queue(new ScriptWords(rest)));
                return true;
            case "step":
                AddStep(line);
                return true;
            case "agent":
                _agents.Add(Agent(new ScriptWords(rest)));
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// Changes a line: another in place of the MRD, queue or agent that it names, or one more. A queue is without its
    /// former steps then; lines after it give it others. <c>drop agent a1</c> takes one out, <c>first agent a1</c> puts
    /// it before all others of its kind.
    /// </summary>
    public void Change(string line)
    {
        if (line.Split(' ') is [("drop" or "first") and var verb, var kind, var id])
        {
            Move(verb, kind, id);
            return;
        }

        if (!TryAdd(line))
        {
            throw new FormatException($"'{line}' is no line of a configuration");
        }

        switch (line.Split(' ')[0])
        {
            case "mrd":
                PutInPlace(_mrds, mrd => mrd.Id);
                break;
            case "queue":
                PutInPlace(_queues, queue => queue.Id);
                break;
            case "agent":
                PutInPlace(_agents, agent => agent.Id);
                break;
        }
    }

    /// <summary>The same, for changes that may be given up.</summary>
    public ContactCenter Copy()
    {
        var copy = new ContactCenter();
        copy._mrds.AddRange(_mrds);
        copy._attributes.AddRange(_attributes);
        copy._labels.AddRange(_labels);
        copy._queues.AddRange(_queues);
        copy._agents.AddRange(_agents);
        return copy;
    }

    private void Move(string verb, string kind, string id)
    {
        switch (kind)
        {
            case "mrd":
                Move(_mrds, verb, one => Is(one.Id));
                break;
            case "queue":
                Move(_queues, verb, one => Is(one.Id));
                break;
            default:
                Move(_agents, verb, one => Is(one.Id));
                break;
        }

        bool Is(string other) => string.Equals(id, other, StringComparison.Ordinal);
    }

    private static void Move<T>(List<T> list, string verb, Predicate<T> isMoved)
    {
        var place = list.FindIndex(isMoved);
        var moved = list[place];
        list.RemoveAt(place);
        if (verb is "first")
        {
            list.Insert(0, moved);
        }
    }

    /// <summary>The last of the list takes the place of the one with the same id, if there is one.</summary>
    private static void PutInPlace<T>(List<T> list, Func<T, string> id)
    {
        var last = list[^1];
        var place = list.FindIndex(one => string.Equals(id(one), id(last), StringComparison.Ordinal));
        list[place] = last;
        if (place < list.Count - 1)
        {
            list.RemoveAt(list.Count - 1);
        }
    }

    /// <summary>What the lines add up to.</summary>
    public RoutingConfiguration Build()
    {
        var mrds = _mrds.Count > 0 ? _mrds : [new MrdConfiguration { Id = "chat", Name = "Chat" }];
        var agents = _agents.Count > 0
            ? _agents
            : [.. Enumerable.Range(1, 4).Select(n => new AgentConfiguration { Id = $"a{n}", Name = $"a{n}" })];
        var served = _queues.ConvertAll(queue => queue.Mrd);
        var implied = mrds.Where(mrd => !served.Contains(mrd.Id, StringComparer.Ordinal))
            .Select(mrd => new QueueConfiguration { Id = mrd.Id, Name = mrd.Id, Mrd = mrd.Id });
        return new RoutingConfiguration
        {
            Mrds = [.. mrds],
            Attributes = [.. _attributes],
            Labels = [.. _labels],
            Queues =
            [
                .. implied,
                .. _queues.Select(queue => queue.Steps.IsEmpty ? queue with { Steps = [new()] } : queue),
            ],
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
            DefaultQueue = words.Option("default"),
            Interruptible = bool.Parse(words.Option("interruptible") ?? "true"),
            WrapUpSeconds = words.Option("wrapUp") is { } seconds ? Number(seconds) : null,
            OfferTimeoutSeconds = Number(words.Option("offer") ?? "30"),
            NoAnswer = Enum.Parse<NoAnswerPolicy>(words.Option("noAnswer") ?? "notReady", ignoreCase: true),
            OnLogout = Enum.Parse<LogoutPolicy>(words.Option("onLogout") ?? "close", ignoreCase: true),
            WaitingLimit = words.Option("waiting") is { } limit ? Number(limit) : null,
            MessagesPerSecond = words.Option("rate") is { } rate ? Number(rate) : null,
        };
    }

    private static AttributeConfiguration Attribute(ScriptWords words) => new()
    {
        Name = words.Next(),
        Type = words.NextOrEmpty() is "boolean" ? AttributeType.Boolean : AttributeType.Proficiency,
    };

    private static LabelConfiguration Label(ScriptWords words) =>
        new() { Name = words.Next(), Priority = Number(words.Next()) };

    private static QueueConfiguration Queue(ScriptWords words)
    {
        var id = words.Next();
        var timeToLive = words.Option("ttl");
        return new QueueConfiguration
        {
            Id = id,
            Name = words.Option("name") ?? id,
            Mrd = words.Next(),
            Priority = Number(words.Option("priority") ?? "1"),
            Policy = Enum.Parse<QueuePolicy>(words.Option("policy") ?? "longestAvailable", ignoreCase: true),
            TimeToLiveSeconds = timeToLive is null ? null : Number(timeToLive),
            ServiceLevel = words.Option("level") is { } level ? ServiceLevel(level) : null,
            Steps = [],
        };
    }

    /// <summary>Type and threshold: <c>2:20s</c> is of type 2, within 20 seconds.</summary>
    private static ServiceLevelConfiguration ServiceLevel(string written)
    {
        var parts = written.TrimEnd('s').Split(':');
        return new ServiceLevelConfiguration(Number(parts[0]), Number(parts[1]));
    }

    private void AddStep(string line)
    {
        var words = line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries);
        var queue = _queues.FindIndex(queue => string.Equals(queue.Id, words[1], StringComparison.Ordinal));
        var step = new StepConfiguration
        {
            TimeoutSeconds = Number(words[2]),
            Expression = new ExpressionParser(_attributes).Parse(words.Length > 3 ? words[3] : null),
        };
        _queues[queue] = _queues[queue] with { Steps = _queues[queue].Steps.Add(step) };
    }

    private static AgentConfiguration Agent(ScriptWords words)
    {
        var id = words.Next();
        var limits = words.Options.ToImmutableSortedDictionary(
            option => option.Key, option => Number(option.Value), StringComparer.Ordinal);
        var attributes = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        for (var word = words.NextOrEmpty(); word.Length > 0; word = words.NextOrEmpty())
        {
            var (name, value) = (word.Split(':')[0], word.Split(':')[1]);
            attributes.Add(name, value switch { "true" => 1, "false" => 0, _ => Number(value) });
        }

        return new AgentConfiguration { Id = id, Name = id, MaxTasks = limits, Attributes = attributes.ToImmutable() };
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
