using System.Security.Cryptography;

namespace MediaRouting.Daemon;

/// <summary>
/// The name of one run of a daemon: the start of its task ids, and its identity towards the broker. As long as nothing
/// is kept over a restart, sequence numbers start anew, and both must not be taken for those of an earlier run.
/// </summary>
internal static class RunId
{
    // Lower-case letters and digits without those that are read for one another.
    private const string Alphabet = "23456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 10;

    /// <summary>A new name: ten characters, 49 random bits.</summary>
    public static string Create() => RandomNumberGenerator.GetString(Alphabet, Length);
}
