using MediaRouting.Engine.Commands;

namespace MediaRouting.Tests.Daemon.Journal;

/// <summary>What a version of this program has written, later ones read, and make the same of.</summary>
public sealed class KeptDirectoryTests : IClassFixture<NewlyKept>
{
    public static TheoryData<string> Kept => [.. KeptDirectory.All.Select(kept => kept.Name)];

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task This_version_writes_the_same_bytes_for_the_same_script_and_never_over_what_is_kept(string name)
    {
        KeptDirectory kept = KeptDirectory.Of(name);
        using TemporaryDirectory folder = new();
        KeptDirectory written = kept.WithScriptOnly(folder.Path);

        await written.WriteAsync();

        Assert.Equal(kept.Files.Keys.Order(), written.Files.Keys.Order());
        Assert.All(written.Files, file => Assert.Equal(kept.Files[file.Key], file.Value));
        Assert.Equal((kept.Dump, kept.Replay), (written.Dump, written.Replay));
        await Assert.ThrowsAsync<InvalidOperationException>(written.WriteAsync);
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task What_was_written_is_sound_and_says_what_it_said(string name)
    {
        KeptDirectory kept = KeptDirectory.Of(name);
        using TemporaryDirectory copy = new();
        kept.CopyTo(copy.Path);

        (int verified, string summary, _) = await MreProcess.RunAsync("", "journal", "verify", copy.Path);
        (int dumped, string dump, string error) = await MreProcess.RunAsync("", "journal", "dump", copy.Path);

        Assert.Equal((0, 0, ""), (verified, dumped, error));
        Assert.EndsWith(": sound\n", summary, StringComparison.Ordinal);
        Assert.Equal(kept.Dump, dump);
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task What_was_written_leads_to_the_state_it_led_to(string name)
    {
        KeptDirectory kept = KeptDirectory.Of(name);
        using TemporaryDirectory copy = new();
        kept.CopyTo(copy.Path);

        (int code, string output, string error) = await MreProcess.RunAsync("", "replay", copy.Path, "--hash");

        Assert.Equal((0, "", kept.Replay), (code, error, output));
        Assert.Equal(kept.Files, KeptDirectory.ReadFiles(copy.Path));
    }

    [Fact]
    public void Every_kind_of_command_is_kept_also_refused_ones()
    {
        string all = string.Concat(KeptDirectory.All.Select(kept => kept.Dump));

        Assert.All(
            Enum.GetNames<CommandKind>().Except([nameof(CommandKind.Inspect)]),
            kind => Assert.Contains($$"""{"Kind":"{{kind}}",""", all, StringComparison.Ordinal));
        Assert.All(
            ["\"RefusalCode\":", "\"RawBody:base64\":", "\"Kind\":\"Configuration\"", "\"Kind\":\"Origin\""],
            text => Assert.Contains(text, all, StringComparison.Ordinal));
    }
}
