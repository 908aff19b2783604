namespace MediaRouting.Tests.Daemon.Journal;

/// <summary>
/// Before the tests of what is kept, writes the folder that <c>MRE_KEEP</c> names, <c>v1/combined</c> for one; there
/// has to be its script and nothing else.
/// </summary>
public sealed class NewlyKept : IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("MRE_KEEP") is { Length: > 0 } name)
        {
            await KeptDirectory.Of(name).WriteAsync();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
