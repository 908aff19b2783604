using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Swarm;

/// <summary>Engine and model side by side: each command goes to both, and both have to tell the same.</summary>
/// <param name="center">What both are made of.</param>
/// <param name="model">The model.</param>
internal sealed class Duel(Center center, NaiveModel model)
{
    private readonly EngineRun _engine = new(center);
    private int _place = -1;

    /// <summary>Plays a script from the start.</summary>
    /// <returns>The first difference, or null.</returns>
    public static Difference? Play(Case script, Func<Center, NaiveModel> model)
    {
        var duel = new Duel(script.Center, model(script.Center));
        return script.Inputs.Select(duel.Apply).FirstOrDefault(difference => difference is not null);
    }

    /// <summary>Gives one more command to both.</summary>
    /// <returns>The difference between what they tell, or null.</returns>
    public Difference? Apply(Input input)
    {
        _place++;
        var (expected, modelFault) = Try(model.Apply, input);
        var (actual, engineFault) = Try(_engine.Apply, input);
        if (modelFault is not null || engineFault is not null || !expected.SequenceEqual(actual))
        {
            return new Difference(_place, Lines(expected, modelFault), Lines(actual, engineFault));
        }

        // Nothing is due earlier than the engine says; else the tick that it waits for would come late.
        return _engine.NextDue <= (model.NextDue ?? long.MaxValue)
            ? null
            : new Difference(_place, [$"due {model.NextDue}"], [$"due {_engine.NextDue}"]);
    }

    private static (IReadOnlyList<Told> Told, Exception? Fault) Try(Func<Input, IReadOnlyList<Told>> apply, Input input)
    {
        try
        {
            return (apply(input), null);
        }
        catch (Exception fault)
        {
            return ([], fault);
        }
    }

    private static List<string> Lines(IReadOnlyList<Told> told, Exception? fault) =>
        fault is null ? [.. told.Select(one => one.ToString())] : [fault.ToString()];
}
