using System.Globalization;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Adapters.Fuzz;

/// <summary>
/// Whatever a stranger sends is read or refused: no exception but the intended one, no more memory than the bytes are
/// worth, an end.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    // Together about 20 seconds on one core.
    private const long DefaultCases = 600_000;

    // A connection has threads, and takes as long as so many messages.
    private const long CasesPerConnection = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly long Cases = Setting("MRE_FUZZ_CASES", DefaultCases);
    private static readonly int Seed = (int)Setting("MRE_FUZZ_SEED", 1);

    [Fact]
    public void A_body_is_a_command_or_a_refusal_and_costs_no_memory() =>
        Play(new JsonTarget(), Cases, "command", "MALFORMED_JSON", "UNKNOWN_TYPE", "TOO_LARGE", "INVALID_FIELD");

    [Fact]
    public void What_is_persisted_is_read_or_refused_by_offset_and_expectation() =>
        Play(new MessagePackTarget(), Cases, "command", "configuration", "options", "values", "refused");

    [Fact]
    public void A_frame_is_read_or_refused_and_ends_nothing_else() =>
        Play(new FrameTarget(), Cases, "dispatch", "error", "wire format", "refused", "for nobody");

    [Fact]
    public void A_connection_ends_with_a_reason_of_its_own_at_whatever_byte_the_broker_goes_wrong() => Play(
        new StreamTarget(),
        Math.Max(1, Cases / CasesPerConnection),
        "malformed in the handshake",
        "malformed after the handshake",
        "refused in the handshake",
        "lost after the handshake");

    private static long Setting(string name, long usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? long.Parse(value, CultureInfo.InvariantCulture)
            : usual;

    private void Play(IFuzzTarget target, long cases, params string[] reached)
    {
        var run = new FuzzRun(target, Seed, Patience);

        run.Play(cases);

        output.WriteLine(run.ToString());
        Assert.All(reached, outcome => Assert.True(run.Outcomes.ContainsKey(outcome), $"it never came to {outcome}"));
    }
}
