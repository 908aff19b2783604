using System.Globalization;
using MediaRouting.Tests.Simulation.Broker;
using MediaRouting.Tests.Simulation.World;

namespace MediaRouting.Tests.Simulation.People;

/// <summary>The customer's side: the Chat Server with its customers and the clients of its agents.</summary>
internal sealed class Office
{
    /// <summary>Where the Chat Server hears of tasks.</summary>
    public const string Web = "web";

    /// <summary>Where it hears the answers to questions.</summary>
    public const string Asked = "asked";

    /// <summary>A queue that may be deleted while answers are on their way to it.</summary>
    public const string Temporary = "ID:chat-tmp";

    private readonly SimulatedBroker _broker;
    private readonly Post _post;
    private readonly AgentDeeds _agents;
    private readonly List<Desk> _desks;
    private readonly IReadOnlyList<string> _mrds;
    private readonly IReadOnlyList<string> _queues;
    private readonly List<CustomerTask> _customers = [];
    private readonly Dictionary<string, CustomerTask> _byTask = new(StringComparer.Ordinal);
    private readonly string[] _mailboxes;

    public Office(
        SimulatedBroker broker,
        Action<Letter> sent,
        IEnumerable<string> agents,
        IReadOnlyList<string> mrds,
        IReadOnlyList<string> queues)
    {
        _broker = broker;
        _post = new Post(broker, sent);
        _desks = [.. agents.Select(agent => new Desk(agent))];
        _mrds = mrds;
        _queues = queues;
        _agents = new AgentDeeds(_post, _desks, mrds);
        _mailboxes = [.. _desks.Select(desk => desk.Queue), Web, Asked, Temporary, "ChatServer", "MediaRouting.DLQ"];
    }

    /// <summary>Where clients read.</summary>
    public IReadOnlyList<string> Mailboxes => _mailboxes;

    public IReadOnlyList<Desk> Desks => _desks;

    public IEnumerable<CustomerTask> Customers => _customers;

    /// <summary>Does what is planned.</summary>
    public void Do(Deed deed, double nonsense)
    {
        var dice = new Dice(deed.Draw);
        switch (deed.Kind)
        {
            case DeedKind.Agent:
                _agents.Act(dice, nonsense, AnyTask(dice));
                break;
            case DeedKind.Customer:
                ActAsCustomer(deed, dice);
                break;
            case DeedKind.ChatServer:
                ActAsChatServer(dice);
                break;
            case DeedKind.Question:
                Ask(dice);
                break;
        }
    }

    /// <summary>Everybody does what brings the day to its end.</summary>
    public void Cooperate() => _desks.ForEach(_agents.Cooperate);

    /// <summary>A customer leaves.</summary>
    public void Leave(string task, string code = "") =>
        _post.Send("TaskState", "", ("TaskId", task), ("State", "CLOSED"), ("Code", code));

    /// <summary>Reads some of what has come.</summary>
    public void Read(Dice dice)
    {
        var mailbox = dice.Any(_mailboxes);
        for (var left = dice.Scaled(1, 32); left > 0 && _broker.Take(mailbox) is { } letter; left--)
        {
            Read(letter);
        }
    }

    public void ReadAll()
    {
        foreach (var mailbox in _mailboxes)
        {
            while (_broker.Take(mailbox) is { } letter)
            {
                Read(letter);
            }
        }
    }

    private void Read(Letter letter)
    {
        var news = new News(letter.Type, letter.Body);
        _desks.Find(desk => string.Equals(desk.Queue, letter.Queue, StringComparison.Ordinal))?.Read(news);
        if (news.Type is "Task"
            && _customers.Find(customer => Is(customer, news["ClientUniqueId"])) is { } known)
        {
            known.TaskId = news.TaskId;
            _byTask[news.TaskId] = known;
        }
        else if (news.Type is "TaskState" && news.State is "CLOSED" && news.AgentId.Length == 0
            && _byTask.TryGetValue(news.TaskId, out var closed))
        {
            closed.IsClosed = true;
        }
    }

    private static bool Is(CustomerTask customer, string id) =>
        string.Equals(customer.ClientUniqueId, id, StringComparison.Ordinal);

    private string AnyTask(Dice dice)
    {
        var known = _customers.FindAll(customer => customer.TaskId.Length > 0);
        var recent = known.Skip(Math.Max(0, known.Count - 12)).ToList();
        return recent.Count == 0 ? "nobody's" : dice.Any(recent).TaskId;
    }

    private void ActAsCustomer(Deed deed, Dice dice)
    {
        var open = _customers.FindAll(customer => !customer.IsClosed);
        if (open.Count > 0 && dice.Percent(20))
        {
            var customer = dice.Any(open);
            if (customer.TaskId.Length == 0 || dice.Percent(30))
            {
                Come(customer, dice); // once more: he has heard nothing, or has reloaded the page
            }
            else
            {
                Leave(customer.TaskId, dice.Percent(50) ? "CANCELLED" : "");
            }
        }
        else if (open.Count < 40)
        {
            var customer = new CustomerTask(
                "c" + deed.Number.ToString(CultureInfo.InvariantCulture), dice.Any(_mrds));
            _customers.Add(customer);
            Come(customer, dice);
        }
    }

    private void Come(CustomerTask customer, Dice dice)
    {
        var wishes = new List<string>();
        Wish(30, "skillgroup", dice.Percent(80) ? dice.Any(_queues) : "nowhere");
        Wish(20, "priority", dice.Between(0, 11).ToString(CultureInfo.InvariantCulture));
        Wish(10, "labels", "silver, gold");
        Wish(15, "agent", dice.Any(_desks).Agent);
        Wish(5, "history", new string('h', dice.Scaled(1, 5000)));
        var replyTo = dice.Between(0, 19) switch { 0 => "", 1 => Temporary, _ => Web };
        _post.Send(
            "Task",
            replyTo,
            ("Mrd", customer.Mrd),
            ("ClientUniqueId", customer.ClientUniqueId),
            ("name", "Zoë 😀"),
            ("params", "{" + string.Join(',', wishes) + "}"));

        void Wish(double chance, string key, string value)
        {
            if (dice.Percent(chance))
            {
                wishes.Add($"\"{key}\":\"{value}\"");
            }
        }
    }

    private void ActAsChatServer(Dice dice)
    {
        switch (dice.Between(0, 7))
        {
            case 0 or 1 or 2:
                _post.Send("chat-server-restore", dice.Percent(50) ? Web : "", "{}");
                break;
            case 3:
                _post.Send("Task", Web, "{\"Mrd\":");
                break;
            case 4:
                _post.Send("Tsak", "", "{}");
                break;
            case 5:
                _post.Send("", Web, "{}");
                break;
            case 6:
                _post.Send("Task", "", new string('x', 64 * 1024 + 1));
                break;
            default:
                _post.Send("Login", "", "{\"AgentId\":\"a1\",\"Password\":\"secret\",");
                break;
        }
    }

    private void Ask(Dice dice)
    {
        if (dice.Percent(50))
        {
            _post.Send("GetAgentState", Asked, ("AgentId", dice.Any(_desks).Agent), ("Mrd", dice.Any(_mrds)));
        }
        else if (dice.Percent(60))
        {
            _post.Send("GetTaskState", Asked, ("TaskId", AnyTask(dice)));
        }
        else
        {
            var wishes = $$"""{"skillgroup":"{{dice.Any(_queues)}}","priority":"{{dice.Between(1, 10)}}"}""";
            _post.Send("GetEstimatedWait", Asked, ("Mrd", dice.Any(_mrds)), ("params", wishes));
        }
    }
}
