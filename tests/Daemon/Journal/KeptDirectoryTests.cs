using System.Text.Json;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Storage;

namespace MediaRouting.Tests.Daemon.Journal;

/// <summary>What a version of this program has written, later ones read, and make the same of.</summary>
public sealed class KeptDirectoryTests : IClassFixture<NewlyKept>
{
    public static TheoryData<string> Kept => [.. KeptDirectory.All.Select(kept => kept.Name)];

    public static TheoryData<string> WithSnapshot =>
        [.. KeptDirectory.All.Where(kept => kept.HasSnapshot).Select(kept => kept.Name)];

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task This_version_writes_the_same_bytes_for_the_same_script_and_never_over_what_is_kept(string name)
    {
        KeptDirectory kept = KeptDirectory.Of(name);
        using TemporaryDirectory folder = new();
        KeptDirectory written = kept.WithScriptOnly(folder.Path);

        await written.WriteAsync();

        Assert.Equal(kept.Files.Keys.Order(), written.Files.Keys.Order());
        Assert.All(
            written.Files.Where(file => kept.HasSnapshotsOfToday || !IsSnapshot(file.Key)),
            file => Assert.Equal(kept.Files[file.Key], file.Value));
        Assert.Equal((kept.Dump, kept.Replay), (written.Dump, kept.InItsWords(written.Replay)));
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

        Assert.Equal((0, "", kept.Replay), (code, error, kept.InItsWords(output)));
        Assert.Equal(kept.Files, KeptDirectory.ReadFiles(copy.Path));
    }

    [Theory]
    [MemberData(nameof(WithSnapshot))]
    public async Task The_journal_without_the_snapshot_leads_to_the_same_state(string name)
    {
        KeptDirectory kept = KeptDirectory.Of(name);
        using TemporaryDirectory copy = new();
        kept.CopyTo(copy.Path);
        string snapshot = kept.Files.Keys.Single(IsSnapshot);
        File.Delete(Path.Combine(copy.Path, snapshot));

        (int code, string output, string error) = await MreProcess.RunAsync("", "replay", copy.Path, "--hash");

        Assert.Equal((0, "", kept.Replay), (code, error, kept.InItsWords(output)));
    }

    [Theory]
    [MemberData(nameof(WithSnapshot))]
    public void The_snapshot_is_begun_from_though_messages_had_not_left_when_it_was_taken(string name)
    {
        KeptDirectory kept = KeptDirectory.Of(name);
        using TemporaryDirectory copy = new();
        kept.CopyTo(copy.Path);
        using FileStorage storage = FileStorage.Open(copy.Path);
        JournalSurvey survey = new();
        JournalScan.Run(storage, survey.Add);

        Assert.True(
            PastState.TryBegin(
                storage,
                long.MaxValue,
                survey.SentThrough,
                events: null,
                hasTap: false,
                out PastState? state,
                out string? refusal),
            refusal);

        Assert.Equal(kept.Files.Keys.Single(IsSnapshot), Snapshots.NameOf(state.Beginning));
        Assert.InRange(state.Machine.SentThrough, 1, state.Machine.LastSequence - 1);
    }

    [Fact]
    public async Task A_snapshot_and_the_journal_alone_have_the_same_statistics_and_one_without_them_begins_to_count()
    {
        KeptDirectory kept = KeptDirectory.Of("v2/combined-snapshot");
        using TemporaryDirectory copy = new();
        kept.CopyTo(copy.Path);
        (int code, string statistics, _) = await MreProcess.RunAsync("", "replay", copy.Path, "--stats");
        File.Delete(Path.Combine(copy.Path, kept.Files.Keys.Single(IsSnapshot)));
        (_, string recounted, _) = await MreProcess.RunAsync("", "replay", copy.Path, "--stats");
        using TemporaryDirectory former = new();
        KeptDirectory.Of("v1/combined-snapshot").CopyTo(former.Path);
        (_, string begun, _) = await MreProcess.RunAsync("", "replay", former.Path, "--stats");

        Assert.Equal((0, statistics), (code, recounted));
        Assert.Equal((8, 1), (Offered(statistics), Offered(begun)));

        static long Offered(string page) => JsonDocument.Parse(page).RootElement.GetProperty("mrds")
            .EnumerateArray().Sum(mrd => mrd.GetProperty("offered").GetInt64());
    }

    [Fact]
    public void The_snapshots_together_have_something_in_every_part_of_the_state()
    {
        HashSet<StatePart> parts = [StatePart.None, StatePart.Configuration];
        foreach (KeptDirectory kept in KeptDirectory.All.Where(kept => kept.HasSnapshot))
        {
            using TemporaryDirectory copy = new();
            kept.CopyTo(copy.Path);
            using FileStorage storage = FileStorage.Open(copy.Path);
            StateHash nothing = HashAt(storage, JournalBeginning.Records);
            StateHash saved = HashAt(storage, Snapshots.List(storage).Single());
            parts.UnionWith(Enum.GetValues<StatePart>().Except(parts)
                .Where(part => !saved[part].SequenceEqual(nothing[part])));
        }

        Assert.Equal(Enum.GetValues<StatePart>(), parts.Order());
    }

    [Fact]
    public void Every_kind_of_command_is_kept_also_refused_ones()
    {
        string all = string.Concat(KeptDirectory.All.Select(kept => kept.Dump));

        Assert.All(
            Enum.GetNames<CommandKind>().Except([nameof(CommandKind.Inspect), nameof(CommandKind.Configure)]),
            kind => Assert.Contains($$"""{"Kind":"{{kind}}",""", all, StringComparison.Ordinal));
        Assert.All(
            ["\"RefusalCode\":", "\"RawBody:base64\":", "\"Kind\":\"Configuration\"", "\"Kind\":\"Origin\""],
            text => Assert.Contains(text, all, StringComparison.Ordinal));
    }

    private static StateHash HashAt(FileStorage storage, long sequence)
    {
        Assert.True(PastState.TryRebuild(storage, sequence, out PastState? state, out string? refusal), refusal);
        return StateHash.Of(state.Machine);
    }

    private static bool IsSnapshot(string file) => file.StartsWith("snapshot-", StringComparison.Ordinal);
}
