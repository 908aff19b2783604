using System.CommandLine;
using System.Globalization;
using MediaRouting.Engine.Journal;
using MediaRouting.Storage;

namespace MediaRouting.Daemon.Commands;

/// <summary>
/// What the commands have in common that read a data directory: they change nothing in it and take no lock, so that
/// they may run beside its daemon.
/// </summary>
internal static class DataDirectoryReading
{
    /// <summary>What is added to the help of each.</summary>
    public const string Help =
        " Changes nothing, and may run beside the daemon: then it reads up to what was acknowledged when it began.";

    /// <summary>The directory to read.</summary>
    public static Argument<string> CreateArgument() => new("DIR") { Description = "The data directory." };

    /// <summary>An option that is a sequence; null where it is not given.</summary>
    /// <param name="name">Name, with its dashes.</param>
    /// <param name="what">What it is.</param>
    public static Option<long?> CreateSequence(string name, string what)
    {
        Option<long?> option = new(name) { Description = what, HelpName = "SEQ" };
        option.Validators.Add(given =>
        {
            if (given.Tokens is [var token]
                && long.TryParse(token.Value, CultureInfo.InvariantCulture, out long sequence)
                && sequence < 1)
            {
                given.AddError($"{name}: expected a sequence, from 1");
            }
        });
        return option;
    }

    /// <summary>Reads a directory; what is wrong with it, or it cannot be read, is said.</summary>
    /// <param name="command">The command, for its messages.</param>
    /// <param name="directory">The directory.</param>
    /// <param name="console">Where to.</param>
    /// <param name="read">Reads it, and tells why it is refused; null if it is not.</param>
    public static ExitCode Read(
        string command,
        string directory,
        InvocationConfiguration console,
        Func<FileStorage, JournalView, string?> read)
    {
        if (!System.IO.Directory.Exists(directory))
        {
            console.Error.WriteLine($"{command}: {directory}: there is no such directory");
            return ExitCode.Usage;
        }

        string? refusal;
        try
        {
            using FileStorage storage = FileStorage.Open(directory);
            int? holder = storage.FindHolder();
            JournalView view = new(storage, holder is not null);
            if (holder is not null)
            {
                console.Error.WriteLine(
                    $"{command}: {directory} is in use by process {holder}: read up to sequence {view.Through}");
            }

            refusal = Segments.List(storage).Length == 0 ? "there is no journal in it" : read(storage, view);
        }
        catch (StorageException exception)
        {
            refusal = exception.Message;
        }

        if (refusal is null)
        {
            return ExitCode.Stopped;
        }

        console.Error.WriteLine($"{command}: {directory}: {refusal}");
        return ExitCode.JournalRefused;
    }
}
