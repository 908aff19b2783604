using System.Globalization;
using System.Text.RegularExpressions;
using MediaRouting.Testing;
using MediaRouting.Tests.Crash.Site;

namespace MediaRouting.Tests.Trouble;

/// <summary>
/// Daemons on a broker of their own, and somebody who asks them for the state of an agent and counts what comes.
/// </summary>
internal sealed class AskedSite : IDisposable
{
    /// <summary>Where answers go.</summary>
    public const string Desk = "desk";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ForWhatShouldNotCome = TimeSpan.FromMilliseconds(300);

    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("mre-trouble-");
    private readonly List<RunningMre> _daemons = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>A site on a durable broker, without daemons.</summary>
    /// <param name="policies">Elements for the broker's <c>policyEntries</c>.</param>
    /// <param name="configuration">The configuration file; that of tests/Crash if there is none.</param>
    public AskedSite(string policies = "", string? configuration = null)
    {
        Broker = ActiveMqBroker.Start(new BrokerSettings { Durable = true, Policies = policies });
        File.WriteAllText(
            Path.Combine(_directory.FullName, "routing.json"), configuration ?? CrashSite.Configuration);
        Asking = new Line(Broker, CrashSite.General, []);
    }

    public ActiveMqBroker Broker { get; }

    /// <summary>The line that questions go in by.</summary>
    public Line Asking { get; }

    /// <summary>What came, in order.</summary>
    public List<BrokerMessage> Told { get; } = [];

    /// <summary>Messages that came again under the number of the same daemon.</summary>
    public int Duplicated { get; private set; }

    /// <summary>Starts a daemon with a data directory of its own.</summary>
    public RunningMre Start()
    {
        _daemons.Add(Start(_daemons.Count));
        return _daemons[^1];
    }

    /// <summary>Starts a daemon again that has ended, on its data directory.</summary>
    public RunningMre StartAgain(RunningMre ended)
    {
        int number = _daemons.IndexOf(ended);
        _daemons[number] = Start(number);
        ended.Dispose();
        return _daemons[number];
    }

    /// <summary>Asks a number of times, all at once.</summary>
    public void Ask(int times)
    {
        for (int time = 0; time < times; time++)
        {
            Asking.Send("GetAgentState", """{"AgentId":"agent0","Mrd":"chat"}""", Desk);
        }

        HandIn();
    }

    /// <summary>Sends what the line holds.</summary>
    public void HandIn() => Await(() =>
    {
        Asking.Exchange();
        return Asking.IsAllConfirmed;
    }, "the broker does not take the questions");

    /// <summary>Reads queues until a number of messages has come in all, and then whether more comes.</summary>
    public void Read(int told, params string[] queues)
    {
        using var line = new Line(Broker, "nowhere", queues);
        bool HasRead()
        {
            line.Exchange();
            while (line.TryTake(out BrokerMessage message))
            {
                Note(message);
            }

            return Told.Count >= told;
        }

        Await(HasRead, "not everything is answered");
        line.Exchange();
        line.Wait(ForWhatShouldNotCome);
        HasRead();
        line.Exchange();
    }

    /// <summary>Holds the answers against the questions: each once.</summary>
    /// <param name="questions">How many were asked, by their numbers 1, 2, …</param>
    /// <param name="answers">Messages each of them is answered by.</param>
    public (int Lost, int Unexpected, int Duplicated) Reckon(int questions, Func<long, int> answers)
    {
        Dictionary<long, int> byNumber = Told
            .GroupBy(message => long.Parse(message.CorrelationId!, CultureInfo.InvariantCulture))
            .ToDictionary(group => group.Key, group => group.Count());
        IEnumerable<long> numbers = Enumerable.Range(1, questions).Select(number => (long)number);
        int lost = numbers.Sum(number => Math.Max(0, answers(number) - byNumber.GetValueOrDefault(number)));
        int unexpected = byNumber.Sum(pair =>
            Math.Max(0, pair.Value - (pair.Key <= questions ? answers(pair.Key) : 0)));
        return (lost, unexpected, Duplicated);
    }

    /// <summary>Waits until something holds.</summary>
    public void Await(Func<bool> condition, string what) => Assert.True(
        SpinWait.SpinUntil(condition, Patience),
        $"{what}, {Told.Count} came:\n{string.Join('\n', _daemons.Select(daemon => daemon.Output))}\n{Broker.Log}");

    public void Dispose()
    {
        _daemons.ForEach(daemon => daemon.Dispose());
        Asking.Dispose();
        Broker.Dispose();
        _directory.Delete(recursive: true);
    }

    /// <summary>The connection id of the daemon that told a message, from its JMSMessageID.</summary>
    public static string TellerOf(BrokerMessage message) =>
        Regex.Match(message.MessageId, "^ID:[^:]+", RegexOptions.None, Patience).Value;

    private RunningMre Start(int number) => RunningMre.StartReady(
    [
        "run",
        "--broker", $"tcp://{Broker.Host}:{Broker.Port}",
        "--config", Path.Combine(_directory.FullName, "routing.json"),
        "--data", Path.Combine(_directory.FullName, $"data{number}"),
        "--admin", "127.0.0.1:0",
    ]);

    private void Note(BrokerMessage message)
    {
        if (_ids.Add($"{TellerOf(message)} {message.Properties["MediaRoutingSequence"]}"))
        {
            Told.Add(message);
        }
        else
        {
            Duplicated++;
        }
    }
}
