namespace MediaRouting.Engine.Events;

/// <summary>Why not: the code, the field at fault and what is wrong with it. The default is no refusal.</summary>
/// <param name="Code">The error code of 1-protocol.</param>
/// <param name="Field">The field at fault, by its wire name.</param>
/// <param name="Fault">What is wrong with the field.</param>
public readonly record struct Refusal(RefusalCode Code, Field Field = Field.None, Fault Fault = Fault.None)
{
    /// <summary>True for a refusal, false for the default value.</summary>
    public bool IsRefusal => Code != RefusalCode.None;

    /// <summary>
    /// True where the message could not be decoded at all: it goes to the dead letters besides being answered
    /// (1-protocol, "What goes to the Chat Server").
    /// </summary>
    public bool IsUndecodable => Code is RefusalCode.MalformedJson or RefusalCode.UnknownType or RefusalCode.TooLarge;
}
