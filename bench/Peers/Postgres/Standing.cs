using System.Globalization;
using MediaRouting.Bench.Peers.Actor;
using MediaRouting.Bench.Peers.Job;
using Npgsql;
using NpgsqlTypes;

namespace MediaRouting.Bench.Peers.Postgres;

/// <summary>
/// How things stand in a house, put into a database at one go: playing the day up to here would take it hours.
/// </summary>
internal static class Standing
{
    /// <summary>Copies agents and tasks; no offer may be open.</summary>
    public static void Copy(House house, Router from, NpgsqlConnectionStringBuilder to)
    {
        using var connection = new NpgsqlConnection(to.ConnectionString);
        connection.Open();
        CopyAgents(from, connection);
        CopyMemberships(house, connection);
        CopyTasks(from, connection);
        using var command = new NpgsqlCommand(
            "select setval(pg_get_serial_sequence('task', 'arrival'), (select coalesce(max(arrival), 1) from task))",
            connection);
        command.ExecuteNonQuery();
        command.CommandText = "vacuum analyze";
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
        command.CommandText = "checkpoint";
        command.ExecuteNonQuery();
    }

    private static void CopyAgents(Router from, NpgsqlConnection connection)
    {
        using var rows = connection.BeginBinaryImport(
            "copy agent (id, capacity, ready, held, since) from stdin binary");
        foreach (var agent in from.Agents)
        {
            rows.StartRow();
            rows.Write(agent.Order, NpgsqlDbType.Integer);
            rows.Write(House.Capacity, NpgsqlDbType.Integer);
            rows.Write(agent.IsReady, NpgsqlDbType.Boolean);
            rows.Write(agent.Held, NpgsqlDbType.Integer);
            rows.Write(agent.Since, NpgsqlDbType.Bigint);
        }

        rows.Complete();
    }

    private static void CopyMemberships(House house, NpgsqlConnection connection)
    {
        using var rows = connection.BeginBinaryImport("copy agent_queue (agent, queue) from stdin binary");
        for (var agent = 0; agent < house.Agents; agent++)
        {
            foreach (var queue in house.QueuesOf(agent))
            {
                rows.StartRow();
                rows.Write(agent, NpgsqlDbType.Integer);
                rows.Write(queue, NpgsqlDbType.Integer);
            }
        }

        rows.Complete();
    }

    private static void CopyTasks(Router from, NpgsqlConnection connection)
    {
        using var rows = connection.BeginBinaryImport(
            "copy task (id, queue, arrival, agent, accepted) from stdin binary");
        foreach (var chat in from.Chats)
        {
            rows.StartRow();
            rows.Write(Guid.Parse(chat.Id, CultureInfo.InvariantCulture), NpgsqlDbType.Uuid);
            rows.Write(chat.Queue.Order, NpgsqlDbType.Integer);
            rows.Write(chat.Arrival, NpgsqlDbType.Bigint);
            if (chat.Agent is { } agent)
            {
                rows.Write(agent.Order, NpgsqlDbType.Integer);
            }
            else
            {
                rows.WriteNull();
            }

            rows.Write(chat.Agent is not null, NpgsqlDbType.Boolean);
        }

        rows.Complete();
    }
}
