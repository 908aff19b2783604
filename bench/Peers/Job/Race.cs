namespace MediaRouting.Bench.Peers.Job;

/// <summary>Several who go through the same day, round by round, each round one after the other.</summary>
internal sealed class Race : IDisposable
{
    private readonly Day _day;
    private readonly int _commands;
    private readonly IContender[] _contenders;

    /// <summary>A race that has not begun.</summary>
    /// <param name="day">The day.</param>
    /// <param name="commands">Commands of a round.</param>
    /// <param name="contenders">Who takes part; the race ends them.</param>
    public Race(Day day, int commands, params IContender[] contenders)
    {
        _day = day;
        _commands = commands;
        _contenders = contenders;
        Times = [.. contenders.Select(_ => new Times())];
    }

    /// <summary>What the rounds took, in nanoseconds a command, in the order of the contenders.</summary>
    public IReadOnlyList<Times> Times { get; }

    /// <summary>Plays until the day is under way, and some rounds more for the code to be compiled for good.</summary>
    public void Prepare(int warmUpRounds)
    {
        while (!_day.IsUnderWay)
        {
            PlayRound();
        }

        for (var round = 0; round < warmUpRounds; round++)
        {
            PlayRound();
        }
    }

    /// <summary>Plays rounds that count.</summary>
    public void Play(int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            var start = OtherWork.Now();
            var times = PlayRound();
            var others = OtherWork.Now().Since(start);
            for (var i = 0; i < times.Length; i++)
            {
                Times[i].Add(times[i], others);
            }
        }
    }

    /// <summary>Ends the contenders.</summary>
    public void Dispose()
    {
        foreach (var contender in _contenders)
        {
            contender.Dispose();
        }
    }

    private double[] PlayRound()
    {
        var round = _day.Next(_commands);
        return Array.ConvertAll(_contenders, contender => contender.Play(round));
    }
}
