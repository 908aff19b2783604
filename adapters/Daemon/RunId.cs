using System.Security.Cryptography;

namespace MediaRouting.Daemon;

/// <summary>
/// The name of one run of a daemon: its identity towards the broker, and the start of its task ids. With a data
/// directory both are the name of the run that it began with, since the numbers go on over restarts.
/// </summary>
internal static class RunId
{
    // Lower-case letters and digits without those that are read for one another.
    private const string Alphabet = "23456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 10;

    /// <summary>A new name: ten characters, 49 random bits.</summary>
    public static string Create() => RandomNumberGenerator.GetString(Alphabet, Length);
}
