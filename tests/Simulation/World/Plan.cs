namespace MediaRouting.Tests.Simulation.World;

/// <summary>The deeds of a seed, in order of time.</summary>
internal static class Plan
{
    public static Deed[] Of(ulong seed, Weather weather)
    {
        var dice = Dice.Of(seed, -2);
        var deeds = new List<(int Turn, DeedKind Kind, ulong Draw)>();
        foreach (var kind in Enum.GetValues<DeedKind>())
        {
            for (var left = weather.Deeds[kind]; left > 0; left--)
            {
                deeds.Add((dice.Between(1, weather.Turns - 1), kind, dice.Bits()));
            }
        }

        return
        [
            .. deeds.OrderBy(deed => deed.Turn).ThenBy(deed => deed.Draw)
                .Select((deed, number) => new Deed(number, deed.Turn, deed.Kind, deed.Draw)),
        ];
    }
}
