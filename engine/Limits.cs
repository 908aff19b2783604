namespace MediaRouting.Engine;

/// <summary>
/// Every built-in limit of the engine, its unit in its name and its reason beside it. A limit that is met is answered
/// (INVALID_FIELD, TOO_LARGE, OVERLOADED), never exceeded and never met in silence.
/// </summary>
public static class Limits
{
    /// <summary>
    /// Longest id or name of a configuration object, a task or a client id. 36 is a GUID; 64 leaves room.
    /// </summary>
    public const int IdBytes = 64;

    /// <summary>
    /// Longest free text: customer name, Code, ReasonCode, Extension, Destination, JMSCorrelationID, JMSMessageID.
    /// </summary>
    public const int TextBytes = 256;

    /// <summary>
    /// Longest body of a message that is read; a chat's first message is under 1 KiB, 64 KiB is one OpenWire page.
    /// </summary>
    public const int BodyBytes = 64 * 1024;

    /// <summary>
    /// Longest body that a dead letter carries unchanged; of a longer one only the first part is kept. It bounds what
    /// one message can cost the outbox.
    /// </summary>
    public const int DeadLetterBytes = 1024 * 1024;

    /// <summary>Most entries of <c>params</c>: the pre-chat form of a site has about ten fields.</summary>
    public const int ParamEntries = 32;

    /// <summary>Longest <c>params</c>, keys and values together, so that a task's payload fits one block.</summary>
    public const int ParamBytes = 16 * 1024;

    /// <summary>Text that a ring slot holds without a pooled buffer: all but messages with large params.</summary>
    public const int SlotTextBytes = 1024;

    /// <summary>
    /// Slots of the command ring. Above the sum of all ack windows, so that intake never waits for a slot.
    /// </summary>
    public const int CommandSlots = 4096;

    /// <summary>
    /// Slots of the outbox ring: what a slow sync makes wait at full rate. Not more, since a ring is written all
    /// around, and what it takes of the caches it takes from the state.
    /// </summary>
    public const int EventSlots = 4096;

    /// <summary>
    /// Deliveries of one queue that may be unacknowledged: enough to fill a batch, little to redeliver.
    /// </summary>
    public const int AckWindow = 512;

    /// <summary>
    /// Messages whose JMSMessageID is remembered: above the sum of all ack windows, which is what a broker can deliver
    /// again after a lost connection.
    /// </summary>
    public const int RememberedMessages = 16 * 1024;

    /// <summary>
    /// Longest payload of a journal record: above every command, and room for a configuration of 100,000 agents.
    /// </summary>
    public const int RecordPayloadBytes = 32 * 1024 * 1024;

    /// <summary>
    /// Length of a journal segment: at 10,000 commands a second about a minute; little to fill with zeros ahead.
    /// </summary>
    public const long SegmentBytes = 64 * 1024 * 1024;

    /// <summary>
    /// Commands after which the next snapshot is built: about a second of replay at a start, and at 10,000 commands a
    /// second a snapshot every minute and a half.
    /// </summary>
    public const long CommandsBetweenSnapshots = 1_000_000;

    /// <summary>Agents a configuration may have: twice the largest published site (48,000).</summary>
    public const int Agents = 100_000;

    /// <summary>MRDs a configuration may have: a media class, of which a site has a handful.</summary>
    public const int Mrds = 64;

    /// <summary>
    /// Most tasks an agent may hold on one MRD; an agent with more than 100 chats is a mistake in the file.
    /// </summary>
    public const int TasksPerAgent = 100;

    /// <summary>
    /// Open tasks, waiting or with agents; the next is refused with OVERLOADED. Bounds memory to about 1 GiB.
    /// </summary>
    public const int OpenTasks = 2_000_000;

    /// <summary>Closed tasks remembered so that late messages get TASK_CLOSED; after that UNKNOWN_TASK.</summary>
    public const int ClosedTasks = 100_000;

    /// <summary>
    /// How many messages back the asker of a forwarded row is remembered: at 10,000 messages a second, six seconds of
    /// broker delay.
    /// </summary>
    public const int Askers = 65_536;

    /// <summary>
    /// Decisions remembered for whoever asks why: at 1,000 a second, the last minute; about 7 MiB.
    /// </summary>
    public const int Decisions = 65_536;

    /// <summary>
    /// Questions about the live state that may be open at a time: an answer can take milliseconds of the one writer.
    /// </summary>
    public const int Inspections = 16;

    /// <summary>Changes of the configuration that may be under way at a time; one follows the other anyway.</summary>
    public const int ConfigurationChanges = 4;

    /// <summary>
    /// Objects of a kind that a list of changes names, of all that it counts: more than one looks through by eye.
    /// </summary>
    public const int ListedChanges = 100;

    /// <summary>
    /// Highest <c>messagesPerSecond</c> that a configuration may state: ten times what a broker delivers.
    /// </summary>
    public const int MessagesPerSecond = 100_000;

    /// <summary>
    /// Seconds after which a refused task may be offered to us again: RetryAfter of OVERLOADED, where nobody can know
    /// when there will be room.
    /// </summary>
    public const int RetryAfterSeconds = 5;

    /// <summary>
    /// The same, where a task came too soon after others: by then its MRD may take a second's worth again.
    /// </summary>
    public const int RateRetryAfterSeconds = 1;

    /// <summary>Default seconds an offer stays open.</summary>
    public const int OfferTimeoutSeconds = 30;

    /// <summary>
    /// Default seconds after which MRE takes back a reservation that it heard no more of: four offer timeouts.
    /// </summary>
    public const int GuardTimeoutSeconds = 120;

    /// <summary>Queues a configuration may have: ten for every team of a site with a hundred teams.</summary>
    public const int Queues = 1_000;

    /// <summary>Steps of a queue; what is not found in nine widenings is not found in a tenth.</summary>
    public const int Steps = 10;

    /// <summary>Attributes a configuration may have: skills, languages, products, sites.</summary>
    public const int Attributes = 1_000;

    /// <summary>Labels a configuration may have.</summary>
    public const int Labels = 1_000;

    /// <summary>Longest expression of a step: about sixty terms; a longer one is a mistake in the file.</summary>
    public const int ExpressionBytes = 4096;

    /// <summary>Deepest brackets of an expression, so that reading one cannot exhaust the stack.</summary>
    public const int ExpressionDepth = 32;

    /// <summary>Highest priority of a task, a label or a queue; 1 is the lowest and the default.</summary>
    public const int HighestPriority = 10;

    /// <summary>Highest proficiency; 1 is the lowest.</summary>
    public const int HighestProficiency = 10;

    /// <summary>
    /// Longest offer timeout, wrap-up limit, step and time to live that a configuration may state, in seconds: one day.
    /// </summary>
    public const int TimeoutSeconds = 86_400;
}
