namespace MediaRouting.Daemon.Demo;

/// <summary>How often an agent does what, as shares 0..1.</summary>
/// <param name="Decline">Of its offers the agent declines.</param>
/// <param name="NoAnswer">Of its offers the agent lets pass.</param>
/// <param name="Transfer">Of its conversations the agent hands to a colleague.</param>
/// <param name="Conference">Of its conversations the agent asks a colleague to join.</param>
/// <param name="Dawdle">Of its wrap-ups the agent leaves open until a limit ends them.</param>
internal readonly record struct Temper(
    double Decline, double NoAnswer, double Transfer, double Conference, double Dawdle)
{
    /// <summary>Takes every offer and sees it through.</summary>
    public static Temper Calm => default;

    /// <summary>As people are.</summary>
    public static Temper Human => new(Decline: 0.05, NoAnswer: 0.03, Transfer: 0.12, Conference: 0.08, Dawdle: 0.04);
}
