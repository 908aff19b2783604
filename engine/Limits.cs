namespace MediaRouting.Engine;

/// <summary>
/// Every built-in limit of the engine, its unit in its name and its reason beside it. A limit that is met is answered
/// (INVALID_FIELD, TOO_LARGE, OVERLOADED), never exceeded and never met in silence.
/// </summary>
public static class Limits
{
    /// <summary>Longest id or name of a configuration object, and of a task or client id. 36 is a GUID; 64 leaves room.</summary>
    public const int IdBytes = 64;
}
