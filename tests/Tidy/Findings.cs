namespace MediaRouting.Tests.Tidy;

/// <summary>What a rule found: places, each with its line, in one message.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string> places)
    {
        var all = places.ToList();
        Assert.True(all.Count == 0, $"{all.Count} found:\n{string.Join('\n', all.Take(40))}");
    }

    public static IEnumerable<string> LinesWhere(IEnumerable<string> files, Func<string, bool> isFault) =>
        from file in files
        from numbered in Repository.Lines(file).Select((line, index) => (Line: line, Number: index + 1))
        where isFault(numbered.Line)
        select $"{file}:{numbered.Number}: {numbered.Line.Trim()}";
}
