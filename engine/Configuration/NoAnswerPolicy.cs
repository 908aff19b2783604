namespace MediaRouting.Engine.Configuration;

/// <summary>What an agent becomes who declines an offer or lets it pass. Persisted numbers: they only grow.</summary>
public enum NoAnswerPolicy : byte
{
    /// <summary><c>notReady</c>: NOT_READY with the reason RONA or REJECTED.</summary>
    NotReady = 0,

    /// <summary>
    /// <c>ready</c>: stays READY; the same task goes to somebody else while anybody else is eligible.
    /// </summary>
    Ready = 1,
}
