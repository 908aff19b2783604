namespace MediaRouting.Engine.Ring;

/// <summary>Told once, on the thread of the stage, that a stage has failed and stands still for good.</summary>
/// <param name="stage">The name of the stage.</param>
/// <param name="sequence">The sequence that its handler could not process.</param>
/// <param name="exception">What the handler threw.</param>
public delegate void FailStop(string stage, long sequence, Exception exception);
