using Npgsql;
using NpgsqlTypes;

namespace MediaRouting.Bench.Peers.Postgres;

/// <summary>A connection with the commands prepared: one round trip each, a transaction each.</summary>
internal sealed class Desk : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _arrive;
    private readonly NpgsqlCommand _accept;
    private readonly NpgsqlCommand _close;

    /// <summary>Connects and prepares.</summary>
    public Desk(NpgsqlConnectionStringBuilder to)
    {
        _connection = new NpgsqlConnection(to.ConnectionString);
        _connection.Open();
        _arrive = Prepare("select task_arrive($1, $2)", NpgsqlDbType.Uuid, NpgsqlDbType.Integer);
        _accept = Prepare("select task_accept($1)", NpgsqlDbType.Uuid);
        _close = Prepare("select task_close($1, $2)", NpgsqlDbType.Uuid, NpgsqlDbType.Bigint);
    }

    /// <summary>Whether commits wait for the disk from now on.</summary>
    public void Sync(bool isSynced)
    {
        using var set = new NpgsqlCommand($"set synchronous_commit = {(isSynced ? "on" : "off")}", _connection);
        set.ExecuteNonQuery();
    }

    /// <summary>A task arrives.</summary>
    /// <returns>The agent it was offered to; null if it waits.</returns>
    public int? Arrive(Guid task, int queue)
    {
        _arrive.Parameters[0].Value = task;
        _arrive.Parameters[1].Value = queue;
        return _arrive.ExecuteScalar() as int?;
    }

    /// <summary>A task is accepted.</summary>
    /// <returns>The task that its agent is offered next; null if none waits, or it has no room.</returns>
    public Guid? Accept(Guid task)
    {
        _accept.Parameters[0].Value = task;
        return _accept.ExecuteScalar() as Guid?;
    }

    /// <summary>A task is closed.</summary>
    /// <returns>The task that its agent is offered next; null if none waits.</returns>
    public Guid? Close(Guid task, long time)
    {
        _close.Parameters[0].Value = task;
        _close.Parameters[1].Value = time;
        return _close.ExecuteScalar() as Guid?;
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose()
    {
        _arrive.Dispose();
        _accept.Dispose();
        _close.Dispose();
        _connection.Dispose();
    }

    private NpgsqlCommand Prepare(string text, params NpgsqlDbType[] types)
    {
        var command = new NpgsqlCommand(text, _connection);
        foreach (var type in types)
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type });
        }

        command.Prepare();
        return command;
    }
}
