using MediaRouting.Engine.Routing.Explain;

namespace MediaRouting.Daemon.Admin;

/// <summary>What each <see cref="Standing"/> is called.</summary>
internal static class StandingWords
{
    /// <summary>Every standing in the order in which they apply, its JSON name, and the head of its column.</summary>
    public static IReadOnlyList<(Standing Standing, string Name, string Words)> All { get; } =
    [
        (Standing.SignedOut, "signedOut", "signed out"),
        (Standing.NotReady, "notReady", "not ready"),
        (Standing.Busy, "busy", "busy"),
        (Standing.HoldsOffer, "holdsOffer", "holds offer"),
        (Standing.Interrupted, "interrupted", "interrupted"),
        (Standing.NotRoutable, "notRoutable", "not routable"),
        (Standing.LetItPass, "letItPass", "let it pass"),
        (Standing.Eligible, "eligible", "eligible"),
    ];

    /// <summary>Its JSON name.</summary>
    public static string NameOf(Standing standing) => All[(int)standing].Name;

    /// <summary>In words.</summary>
    public static string WordsOf(Standing standing) => All[(int)standing].Words;
}
