namespace MediaRouting.Tests.Daemon.Running;

/// <summary>Values over a limit of the protocol, by the placeholders that stand for them in a script.</summary>
internal static class Texts
{
    public static Dictionary<string, string> All { get; } = new(StringComparer.Ordinal)
    {
        ["text65"] = new string('i', 65),
        ["text257"] = new string('t', 257),
        ["text16k"] = new string('p', 16 * 1024),
        ["text64k"] = new string('b', 64 * 1024),
        ["params33"] = string.Join(',', Enumerable.Range(1, 33).Select(number => $"\"key{number}\":\"\"")),
    };
}
