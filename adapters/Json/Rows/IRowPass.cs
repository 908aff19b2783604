using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Rows;

/// <summary>
/// One pass over the fields of a row, in the order of 1-protocol: either each is read from a body and returned, or
/// each is written to one and returned as it was given. So a row that one role writes and the other reads is listed
/// once.
/// </summary>
internal interface IRowPass
{
    /// <summary>An id or name that has to be there.</summary>
    TextRef Id(Field field, TextRef value);

    /// <summary>An id that may be empty.</summary>
    TextRef OptionalId(Field field, TextRef value);

    /// <summary>The MRD, whose property has two spellings; read, either will do.</summary>
    TextRef Mrd(ReadOnlySpan<byte> spelling, TextRef value);

    /// <summary>A free text that may be empty.</summary>
    TextRef OptionalText(Field field, TextRef value);

    /// <summary>State, of an agent.</summary>
    AgentState State(AgentState value);

    /// <summary>State, of a task.</summary>
    TaskState State(TaskState value);

    /// <summary>Status.</summary>
    SelectionStatus Status(SelectionStatus value);

    /// <summary>A time, Unix milliseconds.</summary>
    long Time(Field field, long value);

    /// <summary>Routable; read, true if it is not there.</summary>
    bool Routable(bool value);

    /// <summary>A whole number that has to be there and is not below the least.</summary>
    int Number(Field field, int value, int least);

    /// <summary>A whole number that is not negative; 0, it is not there.</summary>
    long OptionalNumber(Field field, long value);

    /// <summary>params, packed.</summary>
    TextRef Params(TextRef value);

    /// <summary>Priority; 0, it is not there.</summary>
    int Priority(int value);
}
