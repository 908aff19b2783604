using System.Buffers.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Ring;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Allocation;

/// <summary>
/// A round of commands that touches everything and ends where it began, played without an allocation of its own:
/// sign-in, tasks with small and large params, accept, decline, no answer, conference, transfer, abandon, interruption,
/// wrap-up limit, restore, steps, time to live, policies, preferred agents, passes, refusals.
/// </summary>
internal sealed class WorkingDay
{
    private readonly RingBuffer<EventSlot> _outbox;
    private readonly Sequence _read = new();
    private readonly StateMachine _machine;
    private readonly byte[] _taskId = new byte[Limits.IdBytes];
    private readonly byte[] _largeParams = new byte[4000];
    private readonly int _largeLength;
    private readonly byte[] _letter = new byte[64];
    private readonly int _letterLength;
    private CommandSlot _slot;
    private int _taskIdLength;
    private long _now = ScriptClock.Start;

    /// <summary>Everybody at work.</summary>
    public WorkingDay(bool hasTap)
    {
        var pool = new PayloadPool();
        var sequencer = new SingleProducerSequencer(1024, WaitStrategyKind.BusySpin);
        sequencer.AddGating(_read);
        _outbox = new RingBuffer<EventSlot>(sequencer, (ref EventSlot slot) => slot.Text.Initialize(pool));
        var center = ScenarioTable.Parse("""
            mrd chat max=2
            mrd mail noAnswer=ready onLogout=requeue
            mrd voice interruptible=false wrapUp=5
            mrd post noAnswer=ready
            mrd wall waiting=2 rate=1
            attribute skill
            queue experts post policy=mostSkilled ttl=60
            step experts 5 skill >= 5
            step experts 0 skill >= 1
            queue letters post priority=5 policy=leastSkilled
            agent a1 skill:9
            agent a2 skill:3
            """).Configuration;
        var options = new StateMachineOptions { TaskIdPrefix = "t", ClosedTaskLimit = 1000, HasTap = hasTap };
        _machine = new StateMachine(center, options, _outbox);
        _slot.Text.Initialize(pool);
        _largeLength = PackedParams.WriteEntry(_largeParams, "history"u8, new byte[3500]);
        _letterLength = PackedParams.WriteEntry(_letter, "skillgroup"u8, "letters"u8);
        _letterLength += PackedParams.WriteEntry(_letter.AsSpan(_letterLength), "agent"u8, "a2"u8);
    }

    /// <summary>Commands applied.</summary>
    public long Applied { get; private set; }

    /// <summary>Errors among the answers.</summary>
    public long Errors { get; private set; }

    /// <summary>Tasks that were offered.</summary>
    public long Offers { get; private set; }

    /// <summary>Plays one round.</summary>
    public void Play()
    {
        Connect("a1"u8);
        Connect("a2"u8);
        SignIn("a1"u8, "chat"u8);
        AnswerAndHandOn();
        LeaveAndLetPass();
        BeInterruptedAndLost();
        WaitForAnExpert();
        PreferAnAgent();
        Refusals();
        Ask("a1"u8, "chat"u8, AgentState.Logout);
        Ask("a2"u8, "chat"u8, AgentState.Logout);
    }

    private void AnswerAndHandOn()
    {
        Create("chat"u8, _largeParams.AsSpan(0, _largeLength));
        Move("a1"u8, TaskState.Accepted);
        Move("a1"u8, TaskState.Active);
        SignIn("a2"u8, "chat"u8);
        Begin(CommandKind.Conference);
        _slot.Body.Conference = new Conference(Task(), Add("a1"u8), Add("a2"u8), Add("chat"u8));
        Apply();
        Move("a2"u8, TaskState.Closed);
        Begin(CommandKind.Transfer);
        _slot.Body.Transfer = new Transfer(Task(), Add("a1"u8), Add("a2"u8));
        Apply();
        Begin(CommandKind.GetTaskState);
        _slot.Body.GetTaskState = new GetTaskState(Task(), Add("a2"u8));
        Apply();
        Move("a2"u8, TaskState.Paused);
        Move("a2"u8, TaskState.WrappingUp);
        Move("a2"u8, TaskState.Closed);
    }

    private void LeaveAndLetPass()
    {
        Create("chat"u8, default);
        Move("a1"u8, TaskState.New);
        Wait(30_000);
        Move(default, TaskState.Closed);
        SignIn("a1"u8, "mail"u8);
        Create("mail"u8, default);
        Ask("a1"u8, "mail"u8, AgentState.Logout);
        Move(default, TaskState.Closed);
    }

    private void BeInterruptedAndLost()
    {
        SignIn("a1"u8, "chat"u8);
        Create("chat"u8, default);
        Move("a1"u8, TaskState.Active);
        SignIn("a1"u8, "voice"u8);
        Create("voice"u8, default);
        Move("a1"u8, TaskState.Active);
        Move("a1"u8, TaskState.WrappingUp);
        Wait(5_000);
        Begin(CommandKind.RestoreChatServer);
        Apply();
        Ask("a1"u8, "voice"u8, AgentState.Logout);
    }

    /// <summary>A step opens; agents let a task pass, and are asked again; time to live ends.</summary>
    private void WaitForAnExpert()
    {
        SignIn("a1"u8, "post"u8);
        Create("post"u8, default);
        Move("a1"u8, TaskState.New);
        SignIn("a2"u8, "post"u8);
        Wait(5_000);
        Move("a1"u8, TaskState.New);
        Move("a2"u8, TaskState.New);
        Move("a1"u8, TaskState.Closed);
        Ask("a1"u8, "post"u8, AgentState.NotReady);
        Create("post"u8, default);
        Wait(5_000);
        Move("a2"u8, TaskState.Active);
        Move("a2"u8, TaskState.Closed);
        Ask("a2"u8, "post"u8, AgentState.NotReady);
        Create("post"u8, default);
        Wait(5_000);
        Wait(60_000);
    }

    /// <summary>A task prefers an agent who is there, and one waits for an agent who is not.</summary>
    private void PreferAnAgent()
    {
        Ask("a1"u8, "post"u8, AgentState.Ready);
        Ask("a2"u8, "post"u8, AgentState.Ready);
        Create("post"u8, _letter.AsSpan(0, _letterLength));
        Move("a2"u8, TaskState.Active);
        Move("a2"u8, TaskState.Closed);
        Ask("a1"u8, "post"u8, AgentState.Logout);
        Ask("a2"u8, "post"u8, AgentState.NotReady);
        Create("post"u8, _letter.AsSpan(0, _letterLength));
        Ask("a2"u8, "post"u8, AgentState.Ready);
        Move("a2"u8, TaskState.Active);
        Move("a2"u8, TaskState.Closed);
        Ask("a2"u8, "post"u8, AgentState.Logout);
    }

    private void Wait(int milliseconds)
    {
        _now += milliseconds;
        _slot.Reset(CommandKind.Tick, Source.Internal, _now);
        Apply();
    }

    private void Refusals()
    {
        Move("a1"u8, TaskState.Closed);
        Ask("a1"u8, "chat"u8, AgentState.Busy);
        Begin(CommandKind.GetAgentState);
        _slot.Body.GetAgentState = new GetAgentState(Add("nobody"u8), Add("chat"u8));
        Apply();
        Begin(CommandKind.None);
        _slot.Refusal = new Refusal(RefusalCode.MalformedJson, Field.Body);
        _slot.RawBody = Add("{"u8);
        Apply();
        Create("wall"u8, default);
        Create("wall"u8, default, "c2"u8);
        Move(default, TaskState.Closed);
    }

    private void Connect(ReadOnlySpan<byte> agent)
    {
        Begin(CommandKind.Connect);
        var id = Add(agent);
        _slot.Body.Connect = new Connect(id, default, id, id, DestinationKind.Queue, Verification.Verified);
        Apply();
    }

    private void SignIn(ReadOnlySpan<byte> agent, ReadOnlySpan<byte> mrd)
    {
        Begin(CommandKind.Login);
        _slot.Body.Login = new Login(Add(agent), Add(mrd), Verification.Verified);
        Apply();
        Ask(agent, mrd, AgentState.Ready);
    }

    private void Ask(ReadOnlySpan<byte> agent, ReadOnlySpan<byte> mrd, AgentState state)
    {
        Begin(CommandKind.ChangeAgentState);
        var reason = state == AgentState.Logout ? Add("home"u8) : default;
        _slot.Body.ChangeAgentState = new ChangeAgentState(Add(agent), Add(mrd), reason, state);
        Apply();
    }

    private void Create(ReadOnlySpan<byte> mrd, ReadOnlySpan<byte> packedParams) => Create(mrd, packedParams, "c1"u8);

    private void Create(ReadOnlySpan<byte> mrd, ReadOnlySpan<byte> packedParams, ReadOnlySpan<byte> client)
    {
        Begin(CommandKind.CreateTask);
        _slot.Body.CreateTask = new CreateTask(Add(mrd), default, Add(client), Add("Bob"u8), Add(packedParams), 0);
        Apply();
    }

    private void Move(ReadOnlySpan<byte> agent, TaskState state)
    {
        Begin(CommandKind.ChangeTaskState);
        _slot.Body.ChangeTaskState = new ChangeTaskState(Add(agent), Task(), default, default, state, 0);
        Apply();
    }

    private void Begin(CommandKind kind)
    {
        _slot.Reset(kind, Source.General, ++_now);
        _slot.Delivery = 1;
        _slot.MessageId = AddNumber(Applied);
        _slot.ReplyToKind = DestinationKind.Queue;
        _slot.ReplyTo = Add("web"u8);
    }

    private TextRef Add(ReadOnlySpan<byte> text) => _slot.Text.Append(text);

    private TextRef AddNumber(long number)
    {
        Utf8Formatter.TryFormat(number, _slot.Text.Reserve(20), out var digits);
        return _slot.Text.Take(digits);
    }

    private TextRef Task() => Add(_taskId.AsSpan(0, _taskIdLength));

    private void Apply()
    {
        _machine.Apply(ref _slot, ++Applied);
        for (; _read.Value < _outbox.Sequencer.Cursor; _read.Value++)
        {
            ref readonly var told = ref _outbox[_read.Value + 1];
            Errors += told.Kind == EventKind.Refused ? 1 : 0;
            Offers += told.Kind == EventKind.TaskAssigned ? 1 : 0;
            if (told.Kind == EventKind.TaskCreated)
            {
                var id = told.Text[told.Body.TaskCreated.TaskId];
                id.CopyTo(_taskId);
                _taskIdLength = id.Length;
            }
        }
    }
}
