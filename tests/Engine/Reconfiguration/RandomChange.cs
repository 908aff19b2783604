using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Reconfiguration;

/// <summary>
/// Changes of a contact centre drawn at random: agents, queues and MRDs come, go, change their places and what they
/// say; sometimes a queue becomes one of another MRD.
/// </summary>
internal sealed class RandomChange(Random random)
{
    /// <summary>What the changes begin with.</summary>
    public const string Center = """
        attribute english
        attribute vip boolean
        label gold 9
        mrd chat name=Chat max=2 offer=5
        mrd mail max=3 offer=8 noAnswer=ready onLogout=requeue wrapUp=9
        mrd voice max=1 offer=4 interruptible=false wrapUp=3
        queue sales chat priority=3
        step sales 4 english >= 5
        step sales 0 english >= 1
        queue care chat
        queue post mail ttl=30
        queue calls voice
        agent a1 english:7
        agent a2 english:3
        agent a3 vip:true
        agent a4 chat=3
        agent a5 english:9
        agent a6
        """;

    private static readonly string[] Mrds = ["chat", "mail", "voice", "video"];
    private static readonly string[] Queues = ["sales", "care", "post", "calls", "extra", "more"];

    /// <summary>Changes it a little, so that it is still one that can be.</summary>
    public void Apply(ContactCenter center)
    {
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var built = center.Build();
            switch (random.Next(9))
            {
                case 0 when built.Agents.Length > 3:
                    center.Change($"drop agent {built.Agents[random.Next(built.Agents.Length)].Id}");
                    break;
                case 1:
                    center.Change($"first agent {built.Agents[random.Next(built.Agents.Length)].Id}");
                    break;
                case 2 or 3:
                    center.Change(Agent());
                    break;
                case 4 when built.Queues.Length > 2:
                    Drop(center, "queue", built.Queues[random.Next(built.Queues.Length)].Id);
                    break;
                case 5 or 6:
                    Queue(center, built.Mrds[random.Next(built.Mrds.Length)].Id);
                    break;
                case 7 when built.Mrds.Length > 2:
                    DropMrd(center, built.Mrds[random.Next(built.Mrds.Length)].Id);
                    break;
                default:
                    center.Change(Mrd());
                    if (random.Next(2) == 0)
                    {
                        center.Change($"first mrd {center.Build().Mrds[^1].Id}");
                    }

                    break;
            }
        }
    }

    private string Agent()
    {
        var skill = random.Next(3) == 0 ? "" : $" english:{random.Next(1, 11)}";
        var limit = random.Next(3) == 0 ? $" chat={random.Next(1, 4)}" : "";
        return $"agent a{random.Next(1, 10)}{limit}{skill}";
    }

    private string Mrd()
    {
        // A wrap-up that has begun keeps the limit that it began with, or none: that does not change here.
        var mrd = Mrds[random.Next(Mrds.Length)];
        var wrapUp = mrd is "mail" or "voice" ? " wrapUp=5" : "";
        return $"mrd {mrd} max={random.Next(1, 4)} offer={random.Next(3, 9)}"
            + $" interruptible={(random.Next(3) > 0 ? "true" : "false")} noAnswer={Any("ready", "notReady")}"
            + $" onLogout={Any("close", "requeue")}{wrapUp}";
    }

    private string Any(string one, string other) => random.Next(2) == 0 ? one : other;

    private void Queue(ContactCenter center, string mrd)
    {
        var queue = Queues[random.Next(Queues.Length)];
        var policy = random.Next(3) switch { 0 => "mostSkilled", 1 => "leastSkilled", _ => "longestAvailable" };
        center.Change($"queue {queue} {mrd} priority={random.Next(1, 11)} policy={policy}");
        for (var steps = random.Next(3); steps > 0; steps--)
        {
            center.Change($"step {queue} {random.Next(4)} english >= {random.Next(1, 9)}");
        }

        if (random.Next(2) == 0)
        {
            center.Change($"first queue {queue}");
        }
    }

    /// <summary>An MRD without a queue gets one by itself; that one cannot be dropped.</summary>
    private static void Drop(ContactCenter center, string kind, string id)
    {
        if (!Mrds.Contains(id, StringComparer.Ordinal))
        {
            center.Change($"drop {kind} {id}");
        }
    }

    private static void DropMrd(ContactCenter center, string mrd)
    {
        var queues = center.Build().Queues.Where(queue => string.Equals(queue.Mrd, mrd, StringComparison.Ordinal));
        foreach (var queue in queues)
        {
            Drop(center, "queue", queue.Id);
        }

        center.Change($"drop mrd {mrd}");
    }
}
