namespace MediaRouting.Engine.Ring;

/// <summary>
/// Watches a stage at work. It may read a clock, which the engine does not; it is asked once a batch, so that a batch
/// of one command pays for it and a thousand commands share it. Called on the thread of the stage; must not throw.
/// </summary>
public interface IStageWatch
{
    /// <summary>The stage begins a batch.</summary>
    void Begin();

    /// <summary>The stage has processed a batch; nobody after it has seen that yet.</summary>
    /// <param name="first">The first sequence of the batch.</param>
    /// <param name="last">The last.</param>
    void End(long first, long last);
}
