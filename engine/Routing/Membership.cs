using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.Routing;

/// <summary>That the agents of a class serve a queue.</summary>
/// <param name="Step">The first step of the queue that matches them: tasks are open to them from it on.</param>
/// <param name="Rank">
/// Their place by skill among those whom the step matches, 0..65,535, the smallest first; <see cref="NotRanked"/> in a
/// queue of <c>longestAvailable</c>.
/// </param>
public readonly record struct Membership(int Step, int Rank)
{
    /// <summary>The queue's policy does not look at skill.</summary>
    public const int NotRanked = -1;

    /// <summary>True if the queue's policy ranks by skill.</summary>
    public bool IsRanked => Rank != NotRanked;

    /// <summary>The rank that a skill gives: a sum of values over the attributes of a step.</summary>
    public static int RankOf(QueuePolicy policy, int skill) => policy switch
    {
        QueuePolicy.MostSkilled => ushort.MaxValue - skill,
        QueuePolicy.LeastSkilled => skill,
        _ => NotRanked,
    };

    /// <summary>The skill that the rank stands for; 0 where the policy does not ask for it.</summary>
    public int Skill(QueuePolicy policy) => policy switch
    {
        QueuePolicy.MostSkilled => ushort.MaxValue - Rank,
        QueuePolicy.LeastSkilled => Rank,
        _ => 0,
    };
}
