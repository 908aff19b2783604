using BenchmarkDotNet.Attributes;
using MediaRouting.Engine.State;

namespace MediaRouting.Bench.Micro.Timers;

/// <summary>
/// The timer wheel: one timer is armed, up to a day ahead, and one is cancelled, drawn at random among those armed.
/// </summary>
public class TimerWheelBenchmark
{
    private const long Start = 1_760_000_000_000;
    private const int Draws = 1 << 16;
    private const int LongestMilliseconds = 24 * 60 * 60 * 1000;

    private readonly int[] _places = new int[Draws];
    private readonly int[] _delays = new int[Draws];
    private TimerWheel _wheel = null!;
    private int[] _handles = [];
    private int _turn;

    /// <summary>Timers that are armed all the time.</summary>
    [Params(100, 10_000, 1_000_000)]
    public int Armed { get; set; }

    /// <summary>Arms the timers.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var random = new Random(1);
        _wheel = new TimerWheel();
        _wheel.TryExpire(Start, out _, out _);
        _handles = new int[Armed];
        for (var draw = 0; draw < Draws; draw++)
        {
            _places[draw] = random.Next(Armed);
            _delays[draw] = random.Next(1, LongestMilliseconds);
        }

        for (var place = 0; place < Armed; place++)
        {
            _handles[place] = _wheel.Arm(Start + random.Next(1, LongestMilliseconds), TimerKind.Offer, place);
        }
    }

    /// <summary>One timer is cancelled, another armed.</summary>
    [Benchmark]
    public int CancelAndArm()
    {
        var draw = ++_turn & (Draws - 1);
        ref var handle = ref _handles[_places[draw]];
        _wheel.Cancel(ref handle);
        return handle = _wheel.Arm(Start + _delays[draw], TimerKind.Offer, _places[draw]);
    }
}
