namespace MediaRouting.Tests.Naive.Model;

/// <summary>
/// The new tasks that an MRD may still take, in thousandths: full with a second's worth, filled by the millisecond.
/// </summary>
/// <param name="rate">Tasks a second.</param>
/// <param name="now">Unix milliseconds.</param>
internal sealed class ModelBucket(int rate, long now)
{
    private long _left = rate * 1000L;
    private long _filled = now;

    /// <summary>Takes one out, if there is a whole one.</summary>
    public bool Takes(long time)
    {
        _left = Math.Min(rate * 1000L, _left + ((time - _filled) * rate));
        _filled = time;
        if (_left < 1000)
        {
            return false;
        }

        _left -= 1000;
        return true;
    }
}
