namespace MediaRouting.Daemon.Configuration;

/// <summary>
/// The ids and names of one kind of object: no two objects share one, also not as the id of one and the name of the
/// other, because messages may use either.
/// </summary>
public sealed class UniqueNames
{
    private readonly Dictionary<string, JsonPlace> _owners = new(StringComparer.Ordinal);

    /// <summary>
    /// Reads and takes id and name of an object. The name is the id unless given; what is faulty is empty here.
    /// </summary>
    public (string Id, string Name) Read(StrictObject owner)
    {
        string? id = owner.RequiredName("id");
        string? name = owner.Name("name");
        Take(owner, id, name);
        return (id ?? "", name ?? id ?? "");
    }

    /// <summary>Takes id and name of an object; what another one has already is noted as a fault.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="id">Its id; null: it has none that is any good.</param>
    /// <param name="name">Its name; null: likewise, or the id serves as one.</param>
    public void Take(StrictObject owner, string? id, string? name)
    {
        if (id is not null)
        {
            Claim(owner, "id", id);
        }

        if (name is not null && !string.Equals(name, id, StringComparison.Ordinal))
        {
            Claim(owner, "name", name);
        }
    }

    private void Claim(StrictObject owner, string property, string text)
    {
        if (!_owners.TryAdd(text, owner.Place))
        {
            owner.Fault(property, $"\"{text}\" is already the id or name of {_owners[text]}");
        }
    }
}
