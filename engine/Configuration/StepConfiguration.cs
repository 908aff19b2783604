namespace MediaRouting.Engine.Configuration;

/// <summary>One step of a queue: whom its tasks are open to besides the agents of the steps before it.</summary>
public sealed record StepConfiguration
{
    /// <summary>Which agents it matches.</summary>
    public Expression Expression { get; init; } = Expression.Everyone;

    /// <summary>
    /// Seconds from the opening of this step to that of the next, 0..86,400; 0 opens the next at once. Not used for
    /// the last step.
    /// </summary>
    public int TimeoutSeconds { get; init; }
}
