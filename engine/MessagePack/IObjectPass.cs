using System.Collections.Immutable;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.MessagePack;

/// <summary>
/// One pass over the fields of objects: each is listed (<see cref="ListingPass"/>), or written
/// (<see cref="WritingPass"/>), and returned as it was given; or it is read (<see cref="ReadingPass"/>) and returned.
/// </summary>
internal interface IObjectPass
{
    /// <summary>A text; the empty one is left out.</summary>
    string Text(int number, string name, string value);

    /// <summary>A text or none; none is left out.</summary>
    string? OptionalText(int number, string name, string? value);

    /// <summary>false, which is left out, or true.</summary>
    bool Boolean(int number, string name, bool value);

    /// <summary>A whole number; 0 is left out.</summary>
    int Number(int number, string name, int value);

    /// <summary>A whole number or none; none is left out.</summary>
    int? OptionalNumber(int number, string name, int? value);

    /// <summary>A word of an enum of bytes; the one with the number 0 is left out.</summary>
    TWord Word<TWord>(int number, string name, TWord value)
        where TWord : unmanaged, Enum;

    /// <summary>An expression, as it was written; the empty one is left out.</summary>
    Expression Expression(int number, string name, Expression value);

    /// <summary>Named numbers; left out where there are none.</summary>
    ImmutableSortedDictionary<string, int> Numbers(
        int number, string name, ImmutableSortedDictionary<string, int> value);

    /// <summary>Objects in their order; left out where there are none.</summary>
    ImmutableArray<T> Records<TRecord, T>(int number, string name, ImmutableArray<T> value)
        where TRecord : struct, IObjectRecord<T>
        where T : class;

    /// <summary>Objects in their order, which are what the expressions behind them may name.</summary>
    ImmutableArray<AttributeConfiguration> Attributes(
        int number, string name, ImmutableArray<AttributeConfiguration> value);
}
