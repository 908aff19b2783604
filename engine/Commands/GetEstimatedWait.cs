namespace MediaRouting.Engine.Commands;

/// <summary>
/// JMSType GetEstimatedWait, to the Communication Server and from it to MRE: how long would a new task have to wait;
/// the fields are those of row 13.
/// </summary>
/// <param name="Mrd">MRD, by id or name.</param>
/// <param name="Params">The params that the task would have, packed (<see cref="PackedParams"/>).</param>
/// <param name="Priority">1..10, or 0 if the message has none.</param>
/// <param name="MayForward">
/// An MRE that is another daemon may be asked. False in the journals of versions that refused the question there: it is
/// refused again wherever they are carried out again.
/// </param>
public readonly record struct GetEstimatedWait(TextRef Mrd, TextRef Params, int Priority, bool MayForward);
