namespace MediaRouting.Testing;

/// <summary>Plays the inputs of a scenario and holds each to what is true of any: see <see cref="Scenario"/>.</summary>
public sealed class ScenarioPlayer
{
    private readonly ISite _site;
    private readonly SitePlayer _player;
    private bool _isConfigured;

    /// <summary>At the start of a scenario.</summary>
    /// <param name="site">The daemons.</param>
    /// <param name="showsRows">Write down the rows between the roles as well.</param>
    /// <param name="showsRowCorrelation">And the correlation of those.</param>
    /// <param name="configuration">The lines that the site is configured by.</param>
    public ScenarioPlayer(
        ISite site, bool showsRows, bool showsRowCorrelation, IEnumerable<string>? configuration = null)
    {
        _site = site;
        _player = new SitePlayer(site, showsRows, showsRowCorrelation)
        {
            Center = ContactCenter.Of(configuration ?? []),
        };
    }

    /// <summary>Plays an input and returns the output.</summary>
    public List<string> Play(string input)
    {
        var before = Dump();
        var output = _player.Play(input);
        if (input[0] != '@' && output.Count > 0 && output.TrueForAll(IsError))
        {
            RequireUnchanged(input, before);
        }

        _isConfigured |= input.StartsWith("Configure ", StringComparison.Ordinal);
        Invariants.Check(_site, _player.Names.Known, isReconfigured: _isConfigured);
        return output;
    }

    /// <summary>Plays the inputs behind a line <see cref="Given"/>.</summary>
    public void Arrange(string line)
    {
        foreach (var input in Given.Inputs(line, $"T{_player.Names.Count + 1}"))
        {
            if (Play(input).Exists(IsError))
            {
                throw new InvalidOperationException($"'Given {line}' is refused at '{input}'");
            }
        }
    }

    private static bool IsError(string line) => line.Contains(": Error ", StringComparison.Ordinal);

    private void RequireUnchanged(string input, string before)
    {
        var after = Dump();
        if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            throw new InvalidOperationException(
                $"'{input}' is refused and yet changes the state.\nBefore:\n{before}\nAfter:\n{after}");
        }
    }

    private string Dump()
    {
        var one = _site.Communication;
        var other = _site.Routing == one ? null : _site.Routing;
        return string.Concat(
            one is null ? string.Empty : StateDump.Of(one, _player.Names.Known),
            other is null ? string.Empty : StateDump.Of(other, _player.Names.Known));
    }
}
