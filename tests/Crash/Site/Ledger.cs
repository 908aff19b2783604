using System.Globalization;
using System.Text.Json.Nodes;
using MediaRouting.Daemon.Demo;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Crash.Site;

/// <summary>
/// Everything that the Chat Server handed in and was told, kept for the reckoning, and judged as it comes by the proof
/// of <c>mre demo</c>, which knows nothing but messages.
/// </summary>
internal sealed class Ledger
{
    private readonly OutcomeCheck _check = new(CrashSite.Web, CrashSite.DeadLetters, CrashSite.Capacities);
    private readonly Dictionary<long, Handed> _handed = [];
    private readonly HashSet<long> _unanswered = [];
    private readonly Dictionary<long, Told> _told = [];
    private readonly Dictionary<string, long> _lastByQueue = new(StringComparer.Ordinal);

    /// <summary>By number.</summary>
    public IReadOnlyDictionary<long, Handed> Handed => _handed;

    /// <summary>By MediaRoutingSequence.</summary>
    public IReadOnlyDictionary<long, Told> Told => _told;

    /// <summary>Messages handed in that nothing has come back for.</summary>
    public int Unanswered => _unanswered.Count;

    /// <summary>Messages that came again under their number, the same in every byte.</summary>
    public int Repeated { get; private set; }

    /// <summary>Different messages under one number.</summary>
    public int Contradicted { get; private set; }

    /// <summary>Messages that came to a queue behind one of a higher number.</summary>
    public int OutOfOrder { get; private set; }

    /// <summary>Messages that the broker found to be copies, or that are none of the daemon's.</summary>
    public int Foreign { get; private set; }

    /// <summary>What the messages come to.</summary>
    public Outcome Conclude() => _check.Conclude();

    public void Sent(Handed handed)
    {
        _handed.Add(handed.Number, handed);
        _unanswered.Add(handed.Number);
        JsonObject body = handed.Type is "Broken" ? [] : JsonNode.Parse(handed.Body)!.AsObject();
        _check.Sent(new ChatMessage(handed.Type, CrashSite.General, body)
        {
            CorrelationId = handed.Number.ToString(CultureInfo.InvariantCulture),
        });
    }

    /// <summary>Notes a message; null if it is not new.</summary>
    public ChatMessage? Received(BrokerMessage message)
    {
        if (!message.Properties.TryGetValue("MediaRoutingSequence", out string? number))
        {
            Foreign++;
            return null;
        }

        long sequence = long.Parse(number, CultureInfo.InvariantCulture);
        var told = new Told(message.Destination, message.Type ?? "", message.CorrelationId ?? "", message.Body!)
        {
            Reason = message.Properties.GetValueOrDefault("Reason", ""),
        };
        if (!_told.TryAdd(sequence, told))
        {
            Repeated += _told[sequence] == told ? 1 : 0;
            Contradicted += _told[sequence] == told ? 0 : 1;
            return null;
        }

        OutOfOrder += _lastByQueue.GetValueOrDefault(told.Destination) > sequence ? 1 : 0;
        _lastByQueue[told.Destination] = sequence;
        return Judge(sequence, told);
    }

    private ChatMessage Judge(long sequence, Told told)
    {
        bool isAnswer = long.TryParse(told.CorrelationId, CultureInfo.InvariantCulture, out long asked)
            && _unanswered.Remove(asked) | _handed.ContainsKey(asked);
        bool isDead = told.Destination is CrashSite.DeadLetters;
        var message = new ChatMessage(
            told.Type, told.Destination, isDead ? [] : JsonNode.Parse(told.Body)!.AsObject())
        {
            Sequence = sequence,
            CorrelationId = told.CorrelationId,
        };

        // What is told on request is no change.
        bool isOnRequest = isAnswer && _handed[asked].Type.StartsWith("Get", StringComparison.Ordinal);
        _check.Received(isOnRequest ? message with { Type = "OnRequest" } : message);
        return message;
    }
}
