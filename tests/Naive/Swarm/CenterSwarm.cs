using System.Collections.Immutable;
using System.Globalization;
using MediaRouting.Engine.Configuration;
using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Swarm;

/// <summary>
/// A configuration drawn at random: first which features are in play and how much of each, then the objects.
/// </summary>
internal sealed class CenterSwarm
{
    /// <summary>The names of queues that <c>params.skillgroup</c> may ask for in vain.</summary>
    public const string NoQueue = "nowhere";

    private const int MostSteps = 10;

    private readonly Dice _dice;
    private readonly int _maxTasks;
    private readonly int _longestTimeout;
    private readonly bool _hasInterruption;
    private readonly bool _hasPolicies;
    private readonly bool _hasPriorities;
    private readonly int _steps;
    private readonly int _timeToLive;
    private readonly int _instantSteps;
    private readonly int _readyAfterNoAnswer;
    private readonly int _limited;

    /// <summary>Draws the features.</summary>
    public CenterSwarm(Dice dice)
    {
        _dice = dice;
        _maxTasks = dice.Percent(50) ? 1 : dice.Scaled(1, 6);
        _longestTimeout = dice.Scaled(1, 15);
        _hasInterruption = dice.Percent(50);
        _hasPolicies = dice.Percent(50);
        _hasPriorities = dice.Percent(50);
        _steps = dice.Percent(30) ? 1 : dice.Scaled(1, MostSteps);
        _timeToLive = dice.Percent(50) ? 0 : dice.Between(10, 100);
        _instantSteps = dice.Percent(50) ? 10 : 50;
        _readyAfterNoAnswer = dice.Any([0, 50, 100]);
        _limited = dice.Any([0, 0, 50, 100]);
    }

    /// <summary>Draws the objects.</summary>
    public Center Draw()
    {
        var attributes = Attributes(_dice.Percent(25) ? 0 : _dice.Between(1, 6));
        var mrds = Mrds(_dice.Between(1, 4));
        var queues = Queues(mrds, attributes);
        var configuration = new RoutingConfiguration
        {
            Attributes = attributes,
            Labels = [.. Enumerable.Range(1, _dice.Between(0, 4)).Select(Label)],
            Mrds = [.. mrds.Select(mrd => WithDefaultQueue(mrd, queues))],
            Queues = queues,
            Agents = [.. Enumerable.Range(1, _dice.Scaled(1, 40)).Select(number => Agent(number, mrds, attributes))],
        };
        return new Center(
            configuration,
            OpenTaskLimit: _dice.Percent(20) ? _dice.Between(1, 20) : 1000,
            ClosedTaskLimit: _dice.Percent(20) ? _dice.Between(1, 5) : _dice.Between(5, 100));
    }

    private static string Numbered(string word, int number) => word + number.ToString(CultureInfo.InvariantCulture);

    private ImmutableArray<AttributeConfiguration> Attributes(int count) =>
    [
        .. Enumerable.Range(1, count).Select(number => new AttributeConfiguration
        {
            Name = Numbered("skill", number),
            Type = _dice.Percent(30) ? AttributeType.Boolean : AttributeType.Proficiency,
        }),
    ];

    private static LabelConfiguration Label(int number) =>
        new() { Name = Numbered("label", number), Priority = (number * 3) % 10 + 1 };

    private ImmutableArray<MrdConfiguration> Mrds(int count) =>
    [
        .. Enumerable.Range(1, count).Select(number => new MrdConfiguration
        {
            Id = Numbered("m", number),
            Name = Numbered(_dice.Percent(50) ? "m" : "media", number),
            MaxTasks = _dice.Between(1, _maxTasks),
            Interruptible = !(_hasInterruption && _dice.Percent(50)),
            OfferTimeoutSeconds = Timeout(),
            WrapUpSeconds = _dice.Percent(50) ? Timeout() : null,
            NoAnswer = _dice.Percent(_readyAfterNoAnswer) ? NoAnswerPolicy.Ready : NoAnswerPolicy.NotReady,
            OnLogout = _dice.Percent(50) ? LogoutPolicy.Requeue : LogoutPolicy.Close,
            WaitingLimit = _dice.Percent(_limited) ? _dice.Scaled(1, 20) : null,
            MessagesPerSecond = _dice.Percent(_limited) ? _dice.Scaled(1, 50) : null,
        }),
    ];

    private MrdConfiguration WithDefaultQueue(MrdConfiguration mrd, ImmutableArray<QueueConfiguration> queues)
    {
        var own = queues.Where(queue => queue.Mrd == mrd.Id).ToList();
        return own.Count == 1 && _dice.Percent(50) ? mrd : mrd with { DefaultQueue = _dice.Any(own).Id };
    }

    private ImmutableArray<QueueConfiguration> Queues(
        ImmutableArray<MrdConfiguration> mrds, ImmutableArray<AttributeConfiguration> attributes)
    {
        var expressions = new ExpressionSwarm(_dice, attributes);
        var count = Math.Max(mrds.Length, _dice.Scaled(1, 12));
        return
        [
            .. Enumerable.Range(1, count).Select(number => new QueueConfiguration
            {
                Id = Numbered("q", number),
                Name = Numbered(_dice.Percent(50) ? "q" : "queue", number),
                Mrd = number <= mrds.Length ? mrds[number - 1].Id : _dice.Any(mrds).Id,
                Priority = _hasPriorities ? _dice.Between(1, 3) : 1,
                Policy = _hasPolicies ? (QueuePolicy)_dice.Between(0, 2) : QueuePolicy.LongestAvailable,
                TimeToLiveSeconds = _dice.Percent(_timeToLive) ? _dice.Scaled(1, 40) : null,
                Steps = [.. Enumerable.Range(1, _dice.Between(1, _steps)).Select(_ => new StepConfiguration
                {
                    Expression = expressions.Draw(),
                    TimeoutSeconds = _dice.Percent(_instantSteps) ? 0 : Timeout(),
                })],
            }),
        ];
    }

    private AgentConfiguration Agent(
        int number, ImmutableArray<MrdConfiguration> mrds, ImmutableArray<AttributeConfiguration> attributes)
    {
        var values = attributes.Where(_ => _dice.Percent(70)).ToImmutableSortedDictionary(
            attribute => attribute.Name,
            attribute => attribute.Type == AttributeType.Boolean ? _dice.Between(0, 1) : _dice.Between(1, 10),
            StringComparer.Ordinal);
        var limits = mrds.Where(_ => _dice.Percent(20)).ToImmutableSortedDictionary(
            mrd => mrd.Id, _ => _dice.Between(1, _maxTasks + 1), StringComparer.Ordinal);
        var id = Numbered("a", number);
        return new AgentConfiguration { Id = id, Name = id, Attributes = values, MaxTasks = limits };
    }

    private int Timeout() => _dice.Scaled(1, _longestTimeout);
}
