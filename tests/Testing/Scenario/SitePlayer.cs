using System.Globalization;
using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Reconfiguration;

namespace MediaRouting.Testing;

/// <summary>Plays input lines on a site, one after the other, and writes down what comes out.</summary>
public sealed class SitePlayer
{
    private readonly ISite _site;
    private readonly bool _showsRows;
    private readonly ScriptClock _clock = new();
    private readonly CommandScript _commands;
    private readonly EventScript _events;
    private readonly EventReader _keep;
    private CommandSlot _command;
    private ContactCenter _center = new();
    private string _asked = string.Empty;
    private List<string> _output = [];
    private int _inputs;

    /// <summary>At the start of a script.</summary>
    /// <param name="site">The daemons.</param>
    /// <param name="showsRows">Write down the rows between the roles as well.</param>
    /// <param name="showsRowCorrelation">And the correlation of those.</param>
    /// <param name="names">What the script calls the tasks, where others have to know it; else its own.</param>
    public SitePlayer(ISite site, bool showsRows, bool showsRowCorrelation, TaskNames? names = null)
    {
        _site = site;
        _showsRows = showsRows;
        Names = names ?? new TaskNames();
        _commands = new CommandScript(Names);
        _events = new EventScript(Names, showsRowCorrelation);
        _command.Text.Initialize(new PayloadPool());
        _keep = Keep;
    }

    /// <summary>What the script calls the tasks.</summary>
    public TaskNames Names { get; }

    /// <summary>Sees every event besides, or null.</summary>
    public EventReader? Watcher { get; init; }

    /// <summary>What the site is configured by; an input <c>Configure</c> changes it.</summary>
    public ContactCenter Center
    {
        get => _center;
        init => _center = value;
    }

    /// <summary>Plays an input and returns the output.</summary>
    public List<string> Play(string input)
    {
        if (input.StartsWith("Configure ", StringComparison.Ordinal))
        {
            return Configure(input["Configure ".Length..]);
        }

        Write(input);
        _site.Apply(ref _command, _keep);
        return _output;
    }

    /// <summary>Plays an input at the Communication Server of a split; what it forwards stays on the way.</summary>
    public List<string> PlayOnly(SplitSite site, string input)
    {
        Write(input);
        site.ApplyOnly(ref _command, _keep);
        return _output;
    }

    /// <summary>Delivers a row of a split that is on its way, and returns the output.</summary>
    public List<string> Deliver(SplitSite site, bool toRouting)
    {
        _output = [];
        site.Deliver(toRouting, _keep);
        return _output;
    }

    /// <summary>Puts another configuration in force.</summary>
    /// <returns>What it does, or why it does nothing.</returns>
    public ChangeEffects Configure(ContactCenter changed)
    {
        _output = [];
        _asked = string.Empty;
        _command.Reset(CommandKind.Tick, Source.Internal, _clock.Now);
        var effects = _site.Configure(changed.Build(), _clock.Now, _keep);
        _center = effects.IsRefused ? _center : changed;
        return effects;
    }

    private List<string> Configure(string lines)
    {
        var changed = _center.Copy();
        foreach (var line in lines.Split(';', StringSplitOptions.TrimEntries))
        {
            changed.Change(line);
        }

        var effects = Configure(changed);
        return effects.IsRefused ? [.. effects.Uses.First.Select(Refusal)] : _output;
    }

    private static string Refusal(ConfigurationUse use) => string.Create(
        CultureInfo.InvariantCulture,
        $"refused {use.Kind} {use.Id} tasks={use.Tasks}{(use.HasOffer ? " offer" : "")} {use.Path}");

    private void Write(string input)
    {
        _inputs++;
        _output = [];
        var words = input.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        if (words[0].StartsWith('@'))
        {
            _clock.Advance(words[0][1..]);
            _command.Reset(CommandKind.Tick, Source.Internal, _clock.Now);
            _asked = string.Empty;
            return;
        }

        if (words[0].StartsWith('+'))
        {
            _clock.Advance(words[0]);
            input = words[1];
        }

        _commands.Write(input, ref _command, _clock.Now, string.Create(CultureInfo.InvariantCulture, $"ID:{_inputs}"));
        _asked = Encoding.UTF8.GetString(
            _command.Text[_command.CorrelationId.IsEmpty ? _command.MessageId : _command.CorrelationId]);
    }

    private void Keep(ref readonly EventSlot told)
    {
        Watcher?.Invoke(in told);
        var isRow = told.Target is EventTarget.RoutingEngine or EventTarget.CommunicationServer or EventTarget.Tap;
        if (_showsRows || !isRow)
        {
            _output.Add(_events.Line(in told, _asked, _command.Kind));
        }
    }
}
