using System.Text;
using MediaRouting.Daemon.Admin;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Statistics;
using MediaRouting.Json;

namespace MediaRouting.Daemon.Metrics;

/// <summary>
/// What became of every message. The counts of one text are those of one moment: they add up in each, while the state
/// machine goes on.
/// </summary>
internal static class AccountingMetrics
{
    /// <summary>
    /// Looks until the counts add up. A look takes far less than a message does, so that the second is rarely needed;
    /// the bound is for a state machine that stands still in the middle of one.
    /// </summary>
    private const int Looks = 1_000;

    private static readonly RefusalCode[] Codes =
        [.. Enum.GetValues<RefusalCode>().Where(code => code != RefusalCode.None)];

    private static readonly string[] Reasons =
        Array.ConvertAll(Codes, code => Encoding.UTF8.GetString(WireNames.Of(code)));

    /// <summary>Writes it.</summary>
    public static void Write(MetricsText text, Accounting accounting)
    {
        var (refused, deadLettered) = (new long[Codes.Length], new long[Codes.Length]);
        long received, applied, duplicates;
        var looks = 0;
        do
        {
            received = accounting.Received;
            applied = accounting.Applied;
            duplicates = accounting.Duplicates;
            for (var code = 0; code < Codes.Length; code++)
            {
                refused[code] = accounting.Refused(Codes[code]);
                deadLettered[code] = accounting.DeadLettered(Codes[code]);
            }
        }
        while (received != applied + duplicates + refused.Sum() + deadLettered.Sum() && ++looks < Looks);

        text.Counter(
            "mre_messages_received_total",
            "Messages taken from the queues: applied, refused, duplicate or dead-lettered.");
        text.Sample(received);
        text.Counter("mre_messages_applied_total", "Messages that were carried out.");
        text.Sample(applied);
        text.Counter("mre_messages_duplicate_total", "Messages that the broker delivered again; they changed nothing.");
        text.Sample(duplicates);
        Count("mre_messages_refused_total", "Messages answered with an Error, by its code.", refused);
        Count("mre_messages_dead_lettered_total", "Messages put on the dead letter queue, by reason.", deadLettered);
        text.Counter(
            "mre_response_timeouts_total", "Reservations that an MRE took back, since they were not answered in time.");
        text.Sample(accounting.ResponseTimeouts);

        void Count(string name, string help, long[] counts)
        {
            text.Counter(name, help);
            for (var code = 0; code < Codes.Length; code++)
            {
                text.Sample(counts[code], ("reason", Reasons[code]));
            }
        }
    }
}
