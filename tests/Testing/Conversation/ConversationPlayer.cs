using System.Globalization;

namespace MediaRouting.Testing;

/// <summary>
/// Plays the Chat Server's side of a script: sends each message, waits for exactly the messages that the script
/// expects of it and compares them, before it sends the next.
/// </summary>
/// <param name="client">The connection to the broker.</param>
/// <param name="prefix">What <c>@</c> in the script is.</param>
/// <param name="seesAll">
/// Whether every message of the daemon goes to a destination of the script: then each one's MediaRoutingSequence is
/// the next number, so that one message too many is found by the gap it leaves. Otherwise the numbers grow.
/// </param>
public sealed class ConversationPlayer(IBrokerClient client, string prefix, bool seesAll)
{
    private const string Sequence = "MediaRoutingSequence";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] AlwaysWatched = ["@ChatServer", "@MediaRouting.DLQ"];

    private readonly Placeholders _placeholders = new();
    private readonly HashSet<string> _destinations = new(StringComparer.Ordinal);
    private readonly string _probeAnswers = prefix + "probes";
    private string? _temporaryQueue;
    private long _last;

    /// <summary>Plays a script from its beginning to its end, with the placeholders of those played before.</summary>
    /// <exception cref="ConversationDiffersException">The daemon said something else.</exception>
    public void Play(Script script)
    {
        foreach (string destination in script.Destinations.Concat(AlwaysWatched).Append(_probeAnswers))
        {
            string watched = Name(destination);
            _destinations.Add(watched);
            client.Listen(watched);
        }

        IReadOnlyList<string>? before = null;
        foreach (ScriptStep step in script.Steps)
        {
            bool isRefused = step.Input is { ChangesNothing: true };
            before = isRefused ? before ?? Probe(script) : null;
            Play(step);
            IReadOnlyList<string>? after = isRefused ? Probe(script) : null;
            if (before is not null && !before.SequenceEqual(after!, StringComparer.Ordinal))
            {
                throw Differs(step.Input!.Line, string.Join('\n', before), string.Join('\n', after!));
            }
        }

        ExpectNothingMore();
    }

    /// <summary>Gives a placeholder its value.</summary>
    public void Set(string placeholder, string value) => _placeholders.Set(placeholder, value);

    private void Play(ScriptStep step)
    {
        if (step.Input is { } input)
        {
            Send(input, input.ReplyTo is null ? null : Name(input.ReplyTo));
        }

        foreach (ScriptOutput output in step.Outputs)
        {
            BrokerMessage message = client.Receive(Name(output.Destination), Patience)
                ?? throw Differs(output.Line, Form(output), "nothing arrived; elsewhere:\n" + Elsewhere());
            Compare(output, message);
            Count(output.Line, message);
        }
    }

    private void Send(ScriptInput input, string? replyTo) => client.Send(new BrokerMessage(
        Name(input.Destination), input.Type, _placeholders.Fill(Prefixed(input.Body)))
    {
        ReplyTo = replyTo,
        CorrelationId = input.CorrelationId is null ? null : _placeholders.Fill(input.CorrelationId),
    });

    private void Compare(ScriptOutput expected, BrokerMessage actual)
    {
        IEnumerable<string> properties = actual.Properties
            .Where(property => property.Key is not Sequence)
            .Select(property => $"{property.Key}={property.Value}")
            .Order(StringComparer.Ordinal);
        _placeholders.Set("sequence", actual.Properties.GetValueOrDefault(Sequence, "none"));
        bool isEqual = string.Equals(expected.Type, actual.Type, StringComparison.Ordinal)
            && _placeholders.Matches(Prefixed(expected.CorrelationId ?? ""), actual.CorrelationId ?? "")
            && _placeholders.Matches(Prefixed(string.Join(' ', expected.Properties)), string.Join(' ', properties))
            && _placeholders.Matches(Prefixed(expected.Body), actual.Body ?? "no text");
        if (!isEqual)
        {
            throw Differs(expected.Line, Form(expected), Form(actual) + "\nand then:\n" + Elsewhere());
        }
    }

    private void Count(int line, BrokerMessage message)
    {
        long sequence = long.Parse(
            message.Properties.GetValueOrDefault(Sequence, "0"), CultureInfo.InvariantCulture);
        if (seesAll ? sequence != _last + 1 : sequence <= _last)
        {
            throw Differs(
                line,
                $"{Sequence} {(seesAll ? "" : "at least ")}{_last + 1}",
                $"{sequence}: {Form(message)}\nand then:\n{Elsewhere()}");
        }

        _last = sequence;
    }

    private List<string> Probe(Script script)
    {
        var answers = new List<string>();
        foreach (ScriptInput probe in script.Probes)
        {
            Send(probe with { CorrelationId = $"probe-{probe.Line}" }, _probeAnswers);
            BrokerMessage answer = client.Receive(_probeAnswers, Patience)
                ?? throw Differs(probe.Line, "an answer", "nothing arrived; elsewhere:\n" + Elsewhere());
            Count(probe.Line, answer);
            answers.Add($"{answer.Type} {answer.CorrelationId} {answer.Body}");
        }

        return answers;
    }

    private void ExpectNothingMore()
    {
        string more = Elsewhere();
        if (more.Length > 0)
        {
            throw new ConversationDiffersException("the conversation is over, but then came:\n" + more);
        }
    }

    private string Elsewhere()
    {
        var lines = new List<string>();
        foreach (string destination in _destinations)
        {
            while (client.Receive(destination, TimeSpan.Zero) is { } message)
            {
                lines.Add(Form(message));
            }
        }

        return string.Join('\n', lines);
    }

    private string Name(string destination)
    {
        if (!string.Equals(destination, "temp", StringComparison.Ordinal))
        {
            return Prefixed(destination);
        }

        return _temporaryQueue ??= client.CreateTemporaryQueue();
    }

    private string Prefixed(string text) => text.Replace("@", prefix, StringComparison.Ordinal);

    private static string Form(ScriptOutput output) =>
        Form(output.Destination, output.Type, output.CorrelationId, output.Properties, output.Body);

    private static string Form(BrokerMessage message) => Form(
        message.Destination,
        message.Type,
        message.CorrelationId,
        message.Properties.Select(property => $"{property.Key}={property.Value}"),
        message.Body);

    private static string Form(
        string destination, string? type, string? correlation, IEnumerable<string> properties, string? body) =>
        $"< {destination} {type ?? "-"} {correlation ?? "-"} [{string.Join(' ', properties)}] {body}";

    private static ConversationDiffersException Differs(int line, string expected, string actual) =>
        new($"line {line} of the conversation\nexpected:\n{expected}\nactual:\n{actual}");
}
