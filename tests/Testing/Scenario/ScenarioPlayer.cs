using System.Globalization;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Testing;

/// <summary>Plays the inputs of a scenario on a site, one after the other, and writes down what comes out.</summary>
public sealed class ScenarioPlayer
{
    private readonly ISite _site;
    private readonly bool _showsRows;
    private readonly TaskNames _names = new();
    private readonly ScriptClock _clock = new();
    private readonly CommandScript _commands;
    private readonly EventScript _events;
    private CommandSlot _command;
    private int _inputs;

    /// <summary>At the start of a scenario.</summary>
    /// <param name="site">The daemons.</param>
    /// <param name="showsRows">Write down the rows between the roles as well.</param>
    /// <param name="showsRowCorrelation">And the correlation of those.</param>
    public ScenarioPlayer(ISite site, bool showsRows, bool showsRowCorrelation)
    {
        _site = site;
        _showsRows = showsRows;
        _commands = new CommandScript(_names);
        _events = new EventScript(_names, showsRowCorrelation);
        _command.Text.Initialize(new PayloadPool());
    }

    /// <summary>Plays an input and returns the output.</summary>
    public List<string> Play(string input)
    {
        var before = Dump();
        List<string> output = [];
        Write(input);
        var asked = System.Text.Encoding.UTF8.GetString(
            _command.Text[_command.CorrelationId.IsEmpty ? _command.MessageId : _command.CorrelationId]);
        _site.Apply(ref _command, (ref readonly told) => Keep(in told, asked, output));
        if (output.Count > 0 && output.TrueForAll(line => line.Contains(": Error ", StringComparison.Ordinal)))
        {
            RequireUnchanged(input, before);
        }

        Invariants.Check(_site, _names.Known);
        return output;
    }

    /// <summary>Plays the inputs behind a line <see cref="Given"/>.</summary>
    public void Arrange(string line)
    {
        foreach (var input in Given.Inputs(line, $"T{_names.Count + 1}"))
        {
            if (Play(input).Exists(output => output.Contains(": Error ", StringComparison.Ordinal)))
            {
                throw new InvalidOperationException($"'Given {line}' is refused at '{input}'");
            }
        }
    }

    private void Write(string input)
    {
        _inputs++;
        var words = input.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        if (words[0].StartsWith('@'))
        {
            _clock.Advance(words[0][1..]);
            _command.Reset(CommandKind.Tick, Source.Internal, _clock.Now);
            return;
        }

        if (words[0].StartsWith('+'))
        {
            _clock.Advance(words[0]);
            input = words[1];
        }

        _commands.Write(input, ref _command, _clock.Now, string.Create(CultureInfo.InvariantCulture, $"ID:{_inputs}"));
    }

    private void Keep(ref readonly EventSlot told, string asked, List<string> output)
    {
        var line = _events.Line(in told, asked);
        var isRow = told.Target is EventTarget.RoutingEngine or EventTarget.CommunicationServer or EventTarget.Tap;
        if (_showsRows || !isRow)
        {
            output.Add(line);
        }
    }

    private void RequireUnchanged(string input, string before)
    {
        var after = Dump();
        if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            throw new InvalidOperationException(
                $"'{input}' is refused and yet changes the state.\nBefore:\n{before}\nAfter:\n{after}");
        }
    }

    private string Dump() => string.Concat(
        _site.Communication is { } communication ? StateDump.Of(communication, _names.Known) : string.Empty,
        _site.Routing is { } routing && routing != _site.Communication ? StateDump.Of(routing, _names.Known) : string.Empty);
}
