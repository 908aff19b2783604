using System.Collections.Immutable;
using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Swarm;

/// <summary>Scripts of one seed after the other, played by engine and model.</summary>
/// <param name="model">Makes the model; a faulty one to see that it is found out.</param>
internal sealed class SwarmRun(Func<Center, NaiveModel> model)
{
    private const int ShortestScript = 200;
    private const int LongestScript = 8000;

    /// <summary>What the scripts have reached so far.</summary>
    public Coverage Seen { get; } = new();

    /// <summary>Plays seeds until so many commands have been given.</summary>
    /// <param name="firstSeed">The first seed.</param>
    /// <param name="commands">At least so many.</param>
    /// <exception cref="InvalidOperationException">Engine and model differ: the message is the shortest script found
    /// that shows it.</exception>
    public void Play(int firstSeed, long commands)
    {
        var end = Seen.Commands + commands;
        for (var seed = firstSeed; Seen.Commands < end; seed++)
        {
            if (Find(seed) is { } failing)
            {
                throw new InvalidOperationException($"seed {seed}\n{Explain(Shrink(failing))}");
            }
        }
    }

    /// <summary>Plays one seed.</summary>
    /// <returns>The case up to the first difference, or null if there is none.</returns>
    public Case? Find(int seed)
    {
        var dice = new Dice(seed);
        var center = new CenterSwarm(dice).Draw();
        var player = model(center);
        var script = new ScriptSwarm(dice, center, player);
        var duel = new Duel(center, player);
        var inputs = new List<Input>();
        for (var length = dice.Scaled(ShortestScript, LongestScript); length > 0; length--)
        {
            inputs.Add(script.Next());
            if (duel.Apply(inputs[^1]) is not null)
            {
                return new Case(center, [.. inputs]);
            }
        }

        Seen.Add(player.Seen);
        return null;
    }

    /// <summary>The smallest case that fails as this one does.</summary>
    public Case Shrink(Case failing) =>
        new Shrinker(script => Duel.Play(script, model)?.Place).Shrink(failing);

    /// <summary>A failing case and what each side tells at its end.</summary>
    public string Explain(Case failing) => $"{ScriptText.Of(failing)}{Duel.Play(failing, model)}";
}
