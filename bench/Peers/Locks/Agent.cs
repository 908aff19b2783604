namespace MediaRouting.Bench.Peers.Locks;

/// <summary>An agent, guarded by its own lock.</summary>
/// <param name="id">Its id.</param>
/// <param name="order">Its place in the configuration.</param>
/// <param name="capacity">Most tasks that it holds.</param>
internal sealed class Agent(string id, int order, int capacity)
{
    private readonly Lock _lock = new();
    private bool _isReady;
    private bool _hasOffer;
    private int _held;
    private long _since;

    /// <summary>Its id.</summary>
    public string Id => id;

    /// <summary>The queues it serves.</summary>
    public List<ChatQueue> Queues { get; } = [];

    /// <summary>Comes to work.</summary>
    public void SignIn(long time)
    {
        lock (_lock)
        {
            _isReady = true;
            _since = time;
        }
    }

    /// <summary>The agent as a candidate, if it may be offered something.</summary>
    public bool IsCandidate(out Candidate candidate)
    {
        lock (_lock)
        {
            candidate = new Candidate(_held, _since, order, this);
            return IsEligible;
        }
    }

    /// <summary>Reserves it for an offer, if it may still be offered something.</summary>
    public bool TryReserve()
    {
        lock (_lock)
        {
            var isEligible = IsEligible;
            _hasOffer |= isEligible;
            return isEligible;
        }
    }

    /// <summary>Holds what it was offered.</summary>
    public void Accept()
    {
        lock (_lock)
        {
            _hasOffer = false;
            _held++;
        }
    }

    /// <summary>Lets an offer pass: nothing more is offered until it signs in again.</summary>
    public void LetPass()
    {
        lock (_lock)
        {
            _hasOffer = false;
            _isReady = false;
        }
    }

    /// <summary>Has closed a task.</summary>
    public void Close(long time)
    {
        lock (_lock)
        {
            _held--;
            _since = time;
        }
    }

    private bool IsEligible => _isReady && !_hasOffer && _held < capacity;
}
