namespace MediaRouting.Tests.Simulation.World;

/// <summary>
/// Random numbers that are the same on every machine and in every version of the framework: SplitMix64 (Steele, Lea,
/// Flood, "Fast splittable pseudorandom number generators", 2014). It also serves whoever wants a <see cref="Random"/>.
/// </summary>
internal sealed class Dice(ulong seed) : Random
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>Dice of its own for one thing under a seed, which no other thing changes.</summary>
    public static Dice Of(ulong seed, long thing) => new(Mix(seed ^ Mix((ulong)thing + Golden)));

    public ulong Bits() => Mix(_state += Golden);

    public bool Percent(double chance) => NextDouble() * 100 < chance;

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + (int)(Bits() % (ulong)(most - least + 1));

    /// <summary>Small numbers as often as large ones: the magnitude is drawn first.</summary>
    public int Scaled(int least, int most) =>
        Math.Min(most, (int)(least * Math.Pow((most + 1.0) / least, NextDouble())));

    public T Any<T>(IReadOnlyList<T> choices) => choices[(int)(Bits() % (ulong)choices.Count)];

    public override int Next() => (int)(Bits() >> 33) % int.MaxValue;

    public override int Next(int maxValue) => (int)NextInt64(maxValue);

    public override int Next(int minValue, int maxValue) => (int)NextInt64(minValue, maxValue);

    public override long NextInt64() => (long)(Bits() >> 1) % long.MaxValue;

    public override long NextInt64(long maxValue) => maxValue <= 1 ? 0 : (long)(Bits() % (ulong)maxValue);

    public override long NextInt64(long minValue, long maxValue) => minValue + NextInt64(maxValue - minValue);

    public override double NextDouble() => (Bits() >> 11) * (1.0 / (1UL << 53));

    public override void NextBytes(byte[] buffer) => NextBytes(buffer.AsSpan());

    public override void NextBytes(Span<byte> buffer)
    {
        foreach (ref var one in buffer)
        {
            one = (byte)Bits();
        }
    }

    protected override double Sample() => NextDouble();

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
