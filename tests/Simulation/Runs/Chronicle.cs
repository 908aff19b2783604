using System.Globalization;
using System.Text;
using MediaRouting.Jms;
using MediaRouting.Tests.Simulation.Broker;
using MediaRouting.Tests.Simulation.Checks;
using MediaRouting.Tests.Simulation.World;

namespace MediaRouting.Tests.Simulation.Runs;

/// <summary>What was seen in a world, and the story of it if somebody wants to read that.</summary>
/// <param name="hasStory">Whether the story is written down.</param>
internal sealed class Chronicle(bool hasStory) : IBrokerLinkLog
{
    private const ulong Prime = 1_099_511_628_211;

    private readonly List<string> _story = [];
    private readonly Dictionary<string, long> _seen = new(StringComparer.Ordinal);

    /// <summary>Whether the story is written down.</summary>
    public bool HasStory => hasStory;

    /// <summary>How often each situation came.</summary>
    public IReadOnlyDictionary<string, long> Seen => _seen;

    /// <summary>The story, a line for each thing that happened.</summary>
    public IReadOnlyList<string> Story => _story;

    /// <summary>What was wrong; null for nothing.</summary>
    public SimulationFault? Fault { get; private set; }

    /// <summary>The turn in which that was found.</summary>
    public int FaultTurn { get; private set; }

    /// <summary>The number of the last deed that was done.</summary>
    public int LastDeed { get; private set; } = -1;

    /// <summary>Milliseconds of virtual time that passed.</summary>
    public long Elapsed { get; set; }

    /// <summary>FNV-1a over every byte that the daemons told anybody.</summary>
    public ulong Hash { get; private set; } = 14_695_981_039_346_656_037;

    public void Saw(string situation) => _seen[situation] = _seen.GetValueOrDefault(situation) + 1;

    public void Done(Deed deed) => LastDeed = deed.Number;

    public void Fail(int turn, SimulationFault fault) => (FaultTurn, Fault) = (turn, fault);

    /// <summary>Something that happens beside the messages.</summary>
    public void Tell(int turn, VirtualClock clock, string what)
    {
        if (hasStory)
        {
            _story.Add(Line(turn, clock, what));
        }
    }

    /// <summary>A message is sent.</summary>
    public void Told(int turn, VirtualClock clock, Letter letter, string who)
    {
        if (letter.Producer.Length > 0)
        {
            Take(letter.Queue);
            Take(letter.Type);
            Take(letter.CorrelationId);
            Take(letter.Sequence.ToString(CultureInfo.InvariantCulture));
            Take(letter.Timestamp.ToString(CultureInfo.InvariantCulture));
            Take(letter.Body);
        }

        if (hasStory)
        {
            var body = Encoding.UTF8.GetString(letter.Body, 0, Math.Min(300, letter.Body.Length));
            var number = letter.Sequence == 0 ? letter.Id : $"{letter.Sequence} for {letter.CorrelationId}";
            _story.Add(Line(turn, clock, $"{who,-20} {letter.Queue,-20} {letter.Type} {body} ({number})"));
        }
    }

    public void Connected() => Saw("link: connected");

    public void Lost(string reason, TimeSpan nextTry) => Saw("link: lost");

    public void Undeliverable(string destination, string reason) => Saw("outbox: destination refused");

    private static string Line(int turn, VirtualClock clock, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"turn {turn,4} {clock.Elapsed / 1000.0,9:0.000} s  {what}");

    private void Take(string text) => Take(Encoding.UTF8.GetBytes(text));

    private void Take(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            Hash = (Hash ^ one) * Prime;
        }

        Hash = (Hash ^ 0xFF) * Prime;
    }
}
