using System.Diagnostics;

namespace MediaRouting.Tests.Engine.MessagePack;

/// <summary>Debian's python3-msgpack: a reader and writer of MessagePack that nobody here wrote.</summary>
internal static class PythonMsgpack
{
    private const string Interpreter = "/usr/bin/python3";

    // Each line is one value in hex. Back comes what it is, and the same value as the other packs it.
    private const string Script = """
        import sys, msgpack

        def words(value):
            if value is None:
                return 'nil'
            if isinstance(value, bool):
                return 'true' if value else 'false'
            if isinstance(value, int):
                return str(value)
            if isinstance(value, str):
                return 'str:' + value.encode().hex().upper()
            if isinstance(value, bytes):
                return 'bin:' + value.hex().upper()
            if isinstance(value, list):
                return '[' + ' '.join(map(words, value)) + ']'
            return '{' + ' '.join(words(key) + '=' + words(value[key]) for key in value) + '}'

        for line in sys.stdin:
            value = msgpack.unpackb(bytes.fromhex(line), strict_map_key=False)
            print(words(value), msgpack.packb(value).hex().upper(), sep='\t')
        """;

    /// <summary>What each value is, in words, and the bytes that python3-msgpack writes for it, in hex.</summary>
    public static async Task<IReadOnlyList<(string Words, string Packed)>> RepackAsync(IEnumerable<string> values)
    {
        Assert.True(File.Exists(Interpreter), "Debian's python3 and python3-msgpack are missing: tests/run.sh installs them");
        var start = new ProcessStartInfo(Interpreter, ["-c", Script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var python = Process.Start(start)!;
        var output = python.StandardOutput.ReadToEndAsync();
        var errors = python.StandardError.ReadToEndAsync();
        foreach (var value in values)
        {
            await python.StandardInput.WriteLineAsync(value);
        }

        python.StandardInput.Close();
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await python.WaitForExitAsync();
        Assert.True(python.ExitCode == 0, await errors);
        return [.. lines.Select(line => line.Split('\t')).Select(parts => (parts[0], parts[1]))];
    }
}
