namespace MediaRouting.Tests.Naive.Model;

/// <summary>Something that is to happen by itself.</summary>
/// <param name="Due">When, Unix milliseconds.</param>
/// <param name="Arming">Grows by one with every timer.</param>
/// <param name="Fire">What happens.</param>
internal sealed record ModelTimer(long Due, long Arming, Action Fire);
