using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace MediaRouting.Bench.Peers.Postgres;

/// <summary>
/// A PostgreSQL of our own: a cluster made for it, reached by a socket in a directory of its own and in no other way.
/// It syncs what it commits, and has its defaults but for the memory that it may use. It does not outlive the program.
/// </summary>
internal sealed class Server : IDisposable
{
    private const string User = "postgres";
    private const string SetPrivileges = "/usr/bin/setpriv";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _directory = Directory.CreateTempSubdirectory("mre-postgres-").FullName;
    private readonly Process _server;
    private int _databases;

    /// <summary>Makes the cluster in a temporary directory, and starts the server.</summary>
    public Server()
    {
        if (Environment.IsPrivilegedProcess)
        {
            Run("/usr/bin/chown", User, _directory);
        }

        var initialization = AsOwner(
            Program("initdb"), "-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-instructions");
        Run(initialization.FileName, [.. initialization.ArgumentList]);
        _server = Process.Start(AsOwner(
            Program("postgres"), "-D", Data, "-k", _directory, "-c", "listen_addresses=", "-c", "shared_buffers=256MB",
            "-c", "max_wal_size=2GB", "-c", "log_min_messages=fatal"))!;
        AwaitStart();
    }

    /// <summary>The binaries of the newest version that is installed; null if there is none.</summary>
    private static string? Binaries => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .Select(version => Path.Combine(version, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")))
            .MaxBy(folder => int.Parse(Path.GetFileName(Path.GetDirectoryName(folder)!), CultureInfo.InvariantCulture))
        : null;

    /// <summary>What keeps the server from running here, and what to do; null if nothing does.</summary>
    public static string? Missing => Binaries is null || !File.Exists(SetPrivileges)
        ? "PostgreSQL is missing; apt-get install --no-install-recommends postgresql"
        : null;

    private string Data => Path.Combine(_directory, "data");

    /// <summary>Makes a new database, with the tables and functions of the job.</summary>
    /// <returns>How to connect to it.</returns>
    public NpgsqlConnectionStringBuilder NewDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"peers{++_databases}");
        Execute(Connection(User), $"create database {name}");
        var connection = Connection(name);
        Execute(connection, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Routing.sql")));
        return connection;
    }

    /// <summary>Stops the server, waits for its end, and removes its directory.</summary>
    public void Dispose()
    {
        var stop = AsOwner(Program("pg_ctl"), "stop", "-D", Data, "-m", "immediate", "-s");
        Process.Start(stop)!.WaitForExit(Patience);
        if (!_server.WaitForExit(Patience))
        {
            _server.Kill();
        }

        _server.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static void Execute(NpgsqlConnectionStringBuilder to, string text)
    {
        using var connection = new NpgsqlConnection(to.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(text, connection);
        command.ExecuteNonQuery();
    }

    private static string Program(string name) => Path.Combine(Binaries!, name);

    /// <summary>The server refuses to run as root; it ends with the program, even if that is killed.</summary>
    private ProcessStartInfo AsOwner(string program, params string[] arguments)
    {
        string[] privileges = Environment.IsPrivilegedProcess
            ? [$"--reuid={User}", $"--regid={User}", "--init-groups", "--pdeathsig=INT"]
            : ["--pdeathsig=INT"];
        return new ProcessStartInfo(SetPrivileges, [.. privileges, program, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = _directory,
        };
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {said}");
        }
    }

    private NpgsqlConnectionStringBuilder Connection(string database) => new()
    {
        Host = _directory, Database = database, Username = User, Pooling = false,
    };

    /// <summary>A line in a file of the server's own says when it is ready.</summary>
    private void AwaitStart()
    {
        var file = Path.Combine(Data, "postmaster.pid");
        var start = Stopwatch.GetTimestamp();
        while (!File.Exists(file) || !File.ReadLines(file).Any(line => line.TrimEnd() is "ready"))
        {
            if (_server.WaitForExit(TimeSpan.FromMilliseconds(20)) || Stopwatch.GetElapsedTime(start) > Patience)
            {
                throw new InvalidOperationException("PostgreSQL does not start; its reason is on standard error");
            }
        }
    }
}
