using System.Collections.Immutable;
using System.Globalization;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Configuration;

/// <summary>
/// The queues of a sample: the first of each MRD for everybody, the others for a language and a product, first for
/// those who know both best.
/// </summary>
internal sealed class SampleQueues(SampleAgents agents, ExpressionParser expressions, Random random)
{
    private const int GeneralLevel = 5;
    private const int ExpertLevel = 7;

    private static readonly string[] First =
        [SampleConfiguration.Chat, SampleConfiguration.Email, SampleConfiguration.Voice];

    private static readonly string[] Others =
        [SampleConfiguration.Chat, SampleConfiguration.Chat, SampleConfiguration.Email, SampleConfiguration.Voice];

    private readonly Dictionary<string, int> _ofMrd = new(StringComparer.Ordinal);

    /// <summary>Makes the next one.</summary>
    /// <param name="number">Its number, from 0.</param>
    public QueueConfiguration Create(int number)
    {
        string mrd = number < First.Length ? First[number] : Others[(number - First.Length) % Others.Length];
        int ofMrd = _ofMrd[mrd] = _ofMrd.GetValueOrDefault(mrd) + 1;
        return ofMrd == 1 ? General(mrd) : Special(mrd, ofMrd - 2);
    }

    private static int? TimeToLive(string mrd) => mrd switch
    {
        SampleConfiguration.Chat => 600,
        SampleConfiguration.Voice => 300,
        _ => null,
    };

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private QueueConfiguration General(string mrd) => new()
    {
        Id = mrd + "-general",
        Name = $"{Capital(mrd)}: general",
        Mrd = mrd,
        TimeToLiveSeconds = TimeToLive(mrd),
        Steps = [Step(mrd, $"{SampleConfiguration.Languages[0]} >= {GeneralLevel}"), Step(mrd, "")],
    };

    private QueueConfiguration Special(string mrd, int number)
    {
        ImmutableArray<string> languages = SampleConfiguration.Languages;
        ImmutableArray<string> products = SampleConfiguration.Products;
        string language = languages[number % languages.Length];
        string product = products[number / languages.Length % products.Length];
        int round = number / (languages.Length * products.Length);
        string again = round == 0 ? "" : (round + 1).ToString(" 0", CultureInfo.InvariantCulture);
        ImmutableArray<StepConfiguration> steps = Steps(mrd, language, product, out bool isForVips);
        return new QueueConfiguration
        {
            Id = $"{mrd}-{language}-{product}{again.Replace(' ', '-')}",
            Name = $"{Capital(mrd)}: {product} in {Capital(language)}{again}",
            Mrd = mrd,
            Priority = isForVips ? Limits.HighestPriority - 1 : random.Next(3, 8),
            Policy = random.Next(7) switch
            {
                0 => QueuePolicy.LeastSkilled,
                <= 2 => QueuePolicy.MostSkilled,
                _ => QueuePolicy.LongestAvailable,
            },
            TimeToLiveSeconds = TimeToLive(mrd),
            Steps = steps,
        };
    }

    /// <summary>
    /// Two to four steps. Levels are no higher than that of the best agent, so that each matches somebody.
    /// </summary>
    private ImmutableArray<StepConfiguration> Steps(string mrd, string language, string product, out bool isForVips)
    {
        int level = Math.Min(agents.BestIn(language, product), ExpertLevel);
        string experts = $"{language} >= {level} AND {product} >= {level}";
        string trusted = $"{experts} AND {SampleConfiguration.Vip} == true";
        isForVips = random.Next(6) == 0 && agents.AnyMatches(expressions.Parse(trusted));
        string[] widening =
        [
            isForVips ? trusted : experts,
            $"{language} >= {Math.Max(1, level - 2)} AND {product} >= {Math.Max(1, level - 4)}",
            $"{language} >= {Math.Max(1, level - 3)} AND ({product} >= 1 OR {SampleConfiguration.Supervisor} == true)",
            $"{language} >= 1",
        ];
        return [.. widening.Take(random.Next(2, widening.Length + 1)).Select(expression => Step(mrd, expression))];
    }

    private StepConfiguration Step(string mrd, string expression) => new()
    {
        Expression = expressions.Parse(expression),
        TimeoutSeconds = mrd switch
        {
            SampleConfiguration.Chat => 15 * random.Next(1, 4),
            SampleConfiguration.Email => 600 * random.Next(1, 7),
            _ => 10 * random.Next(1, 4),
        },
    };
}
