using System.Globalization;

namespace MediaRouting.Engine.Routing.Explain;

/// <summary>The words that sentences about the live state are made of.</summary>
internal static class Phrases
{
    /// <summary>A length of time, in whole seconds from one second on, rounded down.</summary>
    public static string Duration(long milliseconds) => milliseconds >= 1000
        ? Number(milliseconds / 1000) + " s"
        : Number(milliseconds) + " ms";

    /// <summary>So many of something: "1 agent", "2 agents".</summary>
    public static string Count(int count, string singular) =>
        Number(count) + " " + singular + (count == 1 ? string.Empty : "s");

    /// <summary>A number.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>How agents stand who are not free.</summary>
    public static string Of(Standing standing) => standing switch
    {
        Standing.SignedOut => "signed out",
        Standing.NotReady => "not ready",
        Standing.Busy => "busy",
        Standing.HoldsOffer => "holding an offer",
        Standing.Interrupted => "interrupted",
        Standing.NotRoutable => "not routable",
        Standing.LetItPass => "put last for letting it pass",
        _ => "eligible",
    };

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> items)
    {
        var text = items.Count == 0 ? string.Empty : items[0];
        for (var i = 1; i < items.Count; i++)
        {
            text += (i == items.Count - 1 ? " and " : ", ") + items[i];
        }

        return text;
    }
}
