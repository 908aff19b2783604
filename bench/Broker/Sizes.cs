namespace MediaRouting.Bench.Broker;

/// <summary>How much is measured.</summary>
/// <param name="WarmUps">Rounds that do not count.</param>
/// <param name="Rounds">Rounds that do.</param>
/// <param name="Answered">Messages of a lap in which each is waited for.</param>
/// <param name="Batched">Messages of any other lap of a client.</param>
/// <param name="States">AgentState requests of a lap, a multiple of twice <see cref="Toggling"/>.</param>
/// <param name="Tasks">Task requests of a lap.</param>
/// <param name="IdleSeconds">How long the daemons are left alone.</param>
internal sealed record Sizes(
    int WarmUps, int Rounds, int Answered, int Batched, int States, int Tasks, int IdleSeconds)
{
    /// <summary>Characters, all of one byte, of a text that the clients send.</summary>
    public const int BodyBytes = 300;

    /// <summary>Messages of a transaction.</summary>
    public const int Batch = 100;

    /// <summary>Agents who become ready and not ready in turn.</summary>
    public const int Toggling = 400;

    /// <summary>A few minutes.</summary>
    public static Sizes Full { get; } = new(
        WarmUps: 3, Rounds: 7, Answered: 1000, Batched: 5000, States: 4000, Tasks: 500, IdleSeconds: 10);

    /// <summary>Under one minute.</summary>
    public static Sizes Quick { get; } = new(
        WarmUps: 2, Rounds: 3, Answered: 200, Batched: 1000, States: 800, Tasks: 200, IdleSeconds: 2);

    /// <summary>Messages of a lap.</summary>
    public int Of(Work work) => work is Work.SendEach or Work.AcknowledgeEach ? Answered : Batched;
}
