using MediaRouting.Engine.State;

namespace MediaRouting.Tests.Engine.State;

public class TimerWheelTests
{
    private const long Start = 1_750_000_000_000;
    private const long Year = 365L * 24 * 3600 * 1000;

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 100_000)]
    [InlineData(3, 3 * Year)]
    public void Timers_fire_in_the_order_of_a_sorted_list_and_never_early(int seed, long span)
    {
        var random = new Random(seed);
        var wheel = new TimerWheel();
        var model = new SortedDictionary<(long Due, int Subject), int>();
        var now = Start;
        for (var subject = 1; subject <= 30_000; subject++)
        {
            switch (random.Next(10))
            {
                case < 6:
                    // Some are due already when they are armed; subjects grow as the armings do.
                    var due = now - 5 + random.NextInt64(span);
                    model.Add((due, subject), wheel.Arm(due, TimerKind.Offer, subject));
                    break;
                case < 8 when model.Count > 0:
                    var (key, handle) = model.ElementAt(random.Next(Math.Min(model.Count, 30)));
                    wheel.Cancel(ref handle);
                    Assert.Equal(TimerWheel.Unarmed, handle);
                    model.Remove(key);
                    break;
                default:
                    now += random.NextInt64(random.Next(300) == 0 ? span : (span / 1000) + 2);
                    Expire(wheel, model, now);
                    break;
            }

            Assert.Equal(model.Count, wheel.Count);
            var latest = model.Count == 0 ? long.MaxValue : Math.Max(now, model.Keys.First().Due);
            Assert.InRange(wheel.NextDue, model.Count == 0 ? long.MaxValue : 0, latest);
        }

        Expire(wheel, model, now + (2 * span));
        Assert.Equal(0, wheel.Count);
    }

    [Fact]
    public void Ticking_at_NextDue_only_misses_no_timer()
    {
        var wheel = new TimerWheel();
        var random = new Random(4);
        var dues = Enumerable.Range(0, 2000).Select(_ => Start + random.NextInt64(Year)).Order().ToList();
        foreach (var due in dues)
        {
            wheel.Arm(due, TimerKind.Offer, 1);
        }

        var fired = new List<long>();
        var ticks = 0;
        while (wheel.NextDue < long.MaxValue)
        {
            var now = wheel.NextDue;
            ticks++;
            while (wheel.TryExpire(now, out _, out _))
            {
                fired.Add(now);
            }
        }

        Assert.Equal(dues, fired);
        Assert.InRange(ticks, 1, dues.Count * 7);
    }

    [Fact]
    public void Timers_of_one_due_time_fire_in_the_order_of_their_arming()
    {
        var wheel = new TimerWheel();
        for (var subject = 0; subject < 100; subject++)
        {
            // Between the armings time goes on, so that the timers start on different levels.
            wheel.TryExpire(Start + (subject * 50), out _, out _);
            wheel.Arm(Start + 6000, TimerKind.Offer, subject);
        }

        var fired = new List<int>();
        while (wheel.TryExpire(Start + 6000, out _, out var subject))
        {
            fired.Add(subject);
        }

        Assert.Equal(Enumerable.Range(0, 100), fired);
    }

    [Fact]
    public void A_timer_may_be_cancelled_or_armed_while_others_of_its_due_time_fire()
    {
        var wheel = new TimerWheel();
        var handles = Enumerable.Range(0, 4).Select(subject => wheel.Arm(Start, TimerKind.Offer, subject)).ToArray();
        Assert.True(wheel.TryExpire(Start, out _, out var first));
        wheel.Cancel(ref handles[2]);
        wheel.Arm(Start - 10, TimerKind.Offer, 9);
        wheel.Arm(Start + 1, TimerKind.Offer, 10);
        var fired = new List<int> { first };
        while (wheel.TryExpire(Start, out _, out var subject))
        {
            fired.Add(subject);
        }

        Assert.Equal([0, 9, 1, 3], fired);
        Assert.Equal(1, wheel.Count);
        Assert.True(wheel.TryExpire(Start + 1, out _, out var last));
        Assert.Equal(10, last);
    }

    [Fact]
    public void Cancelling_what_is_not_armed_does_nothing()
    {
        var wheel = new TimerWheel();
        var handle = TimerWheel.Unarmed;
        wheel.Cancel(ref handle);
        Assert.Equal((TimerWheel.Unarmed, 0, long.MaxValue), (handle, wheel.Count, wheel.NextDue));
    }

    [Fact]
    public void A_due_time_beyond_the_wheel_fires_at_its_end()
    {
        var wheel = new TimerWheel();
        wheel.TryExpire(Start, out _, out _);
        wheel.Arm(long.MaxValue, TimerKind.Offer, 1);
        Assert.False(wheel.TryExpire(Start + (50 * Year), out _, out _));
        Assert.True(wheel.TryExpire(Start + (100 * Year), out _, out _));
    }

    private static void Expire(TimerWheel wheel, SortedDictionary<(long Due, int Subject), int> model, long now)
    {
        while (wheel.TryExpire(now, out var kind, out var subject))
        {
            var expected = model.Keys.First();
            Assert.Equal((expected.Subject, TimerKind.Offer), (subject, kind));
            Assert.True(expected.Due <= now);
            model.Remove(expected);
        }

        Assert.True(model.Count == 0 || model.Keys.First().Due > now);
    }
}
