using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json;

namespace MediaRouting.Tests.Adapters.Json;

/// <summary>What one role of the split writes, the other reads: the same values, whatever the texts.</summary>
public sealed class RoundTripTests
{
    private const string Odd = "ليلى \"🙂\" \\ /";

    private readonly EventEncoder _encoder = new();
    private EventSlot _slot;

    public RoundTripTests() => _slot.Text.Initialize(new PayloadPool());

    [Fact]
    public void Row_5_is_read_as_it_was_written()
    {
        _slot.Body.Conference = new Conference(T("t1"), T(Odd), T("a2"), T("chat"));
        var it = Pass(EventKind.RoutingConference, Source.RoutingEngine, CommandKind.RoutingConference);

        var row = it.Body.Conference;
        Assert.Equal(("t1", Odd, "a2", "chat"), (it[row.TaskId], it[row.Owner], it[row.Participant], it[row.Mrd]));
    }

    [Fact]
    public void Row_6_is_read_as_it_was_written()
    {
        _slot.Body.TaskConferenced = new TaskConferenced(T("t1"), T("a1"), T(Odd));
        var it = Pass(EventKind.RoutingTaskConferenced, Source.CommunicationServer, CommandKind.TaskConferenced);

        var row = it.Body.TaskConferenced;
        Assert.Equal(("t1", "a1", Odd), (it[row.TaskId], it[row.Owner], it[row.Participant]));
    }

    [Fact]
    public void GetEstimatedWait_is_read_as_it_was_written()
    {
        Span<byte> packed = stackalloc byte[256];
        var length = PackedParams.WriteEntry(packed, "k"u8, Encoding.UTF8.GetBytes(Odd));
        _slot.Body.GetEstimatedWait = new GetEstimatedWait(
            T(Odd), _slot.Text.Append(packed[..length]), Priority: 10, MayForward: false);
        var it = Pass(EventKind.GetEstimatedWait, Source.RoutingEngine, CommandKind.RoutingGetEstimatedWait);

        var row = it.Body.GetEstimatedWait;
        Assert.Equal((Odd, 10, $"k={Odd}"), (it[row.Mrd], row.Priority, it.Params(row.Params)));
    }

    [Theory]
    [InlineData(1, -1)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void EstimatedWait_is_read_as_it_was_written(int position, int seconds)
    {
        _slot.Body.EstimatedWait = new EstimatedWait(T("chat"), T(Odd), position, seconds);
        var it = Pass(EventKind.RoutingEstimatedWait, Source.CommunicationServer, CommandKind.EstimatedWait);

        var row = it.Body.EstimatedWait;
        Assert.Equal(("chat", Odd, position, seconds), (it[row.Mrd], it[row.Queue], row.Position, row.Seconds));
    }

    [Fact]
    public void Row_8_is_read_as_it_was_written()
    {
        _slot.Body.Transfer = new Transfer(T("t1"), T("a1"), T(Odd));
        var it = Pass(EventKind.RoutingTransfer, Source.RoutingEngine, CommandKind.RoutingTransfer);

        var row = it.Body.Transfer;
        Assert.Equal(("t1", "a1", Odd), (it[row.TaskId], it[row.Owner], it[row.Recipient]));
    }

    [Fact]
    public void Row_9_is_read_as_it_was_written()
    {
        _slot.Body.TaskAgentTransferred = new TaskAgentTransferred(T("t1"), T("a2"), T(Odd));
        var it = Pass(
            EventKind.RoutingTaskAgentTransferred, Source.CommunicationServer, CommandKind.TaskAgentTransferred);

        var row = it.Body.TaskAgentTransferred;
        Assert.Equal(("t1", "a2", Odd), (it[row.TaskId], it[row.AgentId], it[row.PreviousAgentId]));
    }

    [Theory]
    [InlineData(-62135596800000)]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(951782400000)]
    [InlineData(253402300799999)]
    public void Row_10_is_read_as_it_was_written_for_all_states_and_times(long time)
    {
        foreach (var state in Enum.GetValues<AgentState>().Where(state => state != AgentState.None))
        {
            _slot.Text.Reset();
            _slot.Body.AgentStateChanged = new AgentStateChanged(
                T("a1"), T("chat"), T(Odd), state, AgentState.None, Routable: state == AgentState.Busy, time);
            var it = Pass(EventKind.RoutingAgentState, Source.RoutingEngine, CommandKind.UpdateAgentState);

            var row = it.Body.UpdateAgentState;
            Assert.Equal(
                ("a1", "chat", state == AgentState.Ready ? "" : Odd),
                (it[row.AgentId], it[row.Mrd], it[row.ReasonCode]));
            Assert.Equal(
                (state, state == AgentState.Busy, time), (row.State, row.Routable, row.StateChangeTime));
        }
    }

    [Fact]
    public void Row_12_is_read_as_it_was_written_for_all_states()
    {
        foreach (var state in Enum.GetValues<TaskState>().Where(state => state != TaskState.None))
        {
            _slot.Text.Reset();
            _slot.Body.TaskStateChanged = new TaskStateChanged(
                T("t1"), T(Odd), T("chat"), state, T("DONE"), Decision: (long)state);
            var it = Pass(EventKind.RoutingTaskState, Source.RoutingEngine, CommandKind.UpdateTaskState);

            var row = it.Body.ChangeTaskState;
            Assert.Equal(
                (Odd, "t1", "chat", state, (long)state),
                (it[row.AgentId], it[row.TaskId], it[row.Mrd], row.State, row.Decision));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    public void Row_14_is_read_as_it_was_written(int priority)
    {
        Span<byte> packed = stackalloc byte[256];
        var length = PackedParams.WriteEntry(packed, Encoding.UTF8.GetBytes(Odd), "\u0001\0\n"u8);
        length += PackedParams.WriteEntry(packed[length..], "k"u8, default);
        _slot.Body.NewTask = new CreateTask(
            T("chat"), T("t1"), default, default, _slot.Text.Append(packed[..length]), priority);
        var it = Pass(EventKind.NewTask, Source.RoutingEngine, CommandKind.NewTask);

        var row = it.Body.CreateTask;
        Assert.Equal(("chat", "t1", priority), (it[row.Mrd], it[row.TaskId], row.Priority));
        Assert.Equal($"{Odd}=\u0001\0\n;k=", it.Params(row.Params));
    }

    [Theory]
    [InlineData(SelectionStatus.Offered, Odd, 1)]
    [InlineData(SelectionStatus.Offered, Odd, 999_999_999_999_999_999)]
    [InlineData(SelectionStatus.NoAgentAvailable, "", 0)]
    public void Row_15_is_read_as_it_was_written(SelectionStatus status, string agent, long decision)
    {
        _slot.Body.TaskAgentSelected = new TaskAgentSelected(T("t1"), T(agent), status, decision);
        var it = Pass(EventKind.TaskAgentSelected, Source.CommunicationServer, CommandKind.TaskAgentSelected);

        var row = it.Body.TaskAgentSelected;
        Assert.Equal(
            ("t1", agent, status, decision), (it[row.TaskId], it[row.AgentId], row.Status, row.Decision));
    }

    [Fact]
    public void An_Error_of_the_MRE_is_read_as_it_was_written_for_all_codes()
    {
        foreach (var code in Enum.GetValues<RefusalCode>().Where(code => code != RefusalCode.None))
        {
            _slot.Text.Reset();
            _slot.Body.Refused = new Refused(
                CommandKind.NewTask, default, new Refusal(code), T("a1"), T("t1"), T("chat"), default,
                AgentState.None, TaskState.New, RetryAfter: 5, Message: default);
            var it = Pass(EventKind.Refused, Source.CommunicationServer, CommandKind.RoutingError);

            var error = it.Body.RoutingError;
            Assert.Equal(
                ("NewTask", "a1", "t1"), (it[error.Request], it[error.AgentId], it[error.TaskId]));
            Assert.Equal((code, 5), (error.Code, error.RetryAfter));
            Assert.EndsWith(".", it[error.Message], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_answer_to_chat_server_restore_is_of_the_type_that_asked()
    {
        _slot.Body.ChatServerRestored = new ChatServerRestored(Agents: 3, Requeued: 2);
        Pass(EventKind.ChatServerRestored, Source.General, CommandKind.RestoreChatServer);
    }

    private Decoded Pass(EventKind written, Source source, CommandKind read)
    {
        _slot.Kind = written;
        var it = Decoded.From(source, WireNames.Of(written).ToArray(), _encoder.Encode(ref _slot).ToArray());
        Assert.Equal((read, default(Refusal)), (it.Kind, it.Refusal));
        return it;
    }

    private TextRef T(string text) => _slot.Text.Append(Encoding.UTF8.GetBytes(text));
}
