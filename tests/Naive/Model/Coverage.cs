using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>How often what has happened.</summary>
internal sealed class Coverage
{
    private readonly long[] _features = new long[Enum.GetValues<Feature>().Length];
    private readonly long[] _commands = new long[256];
    private readonly long[] _events = new long[256];
    private readonly long[] _refusals = new long[256];

    /// <summary>Commands so far.</summary>
    public long Commands => _commands.Sum();

    /// <summary>It has happened once more.</summary>
    public void Count(Feature feature) => _features[(int)feature]++;

    /// <summary>It has happened once more, if so.</summary>
    public void Count(Feature feature, bool happened) => _features[(int)feature] += happened ? 1 : 0;

    /// <summary>A command has been carried out.</summary>
    public void Count(CommandKind kind) => _commands[(int)kind]++;

    /// <summary>An event has been told.</summary>
    public void Count(Told told)
    {
        _events[(int)told.Kind]++;
        _refusals[(int)told.Refusal.Code]++;
    }

    /// <summary>How often that has happened.</summary>
    public long Of(Feature feature) => _features[(int)feature];

    /// <summary>How often that was asked for.</summary>
    public long Of(CommandKind kind) => _commands[(int)kind];

    /// <summary>How often that was told.</summary>
    public long Of(EventKind kind) => _events[(int)kind];

    /// <summary>How often something was refused for that.</summary>
    public long Of(RefusalCode code) => _refusals[(int)code];

    /// <summary>Adds what another script has reached.</summary>
    public void Add(Coverage other)
    {
        Add(_features, other._features);
        Add(_commands, other._commands);
        Add(_events, other._events);
        Add(_refusals, other._refusals);
    }

    private static void Add(long[] counts, long[] others)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] += others[i];
        }
    }
}
