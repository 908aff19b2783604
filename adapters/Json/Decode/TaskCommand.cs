using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Decode;

/// <summary>Row 13, JMSType Task on General. Priority is a field of it too (7-rulings 3).</summary>
internal static class TaskCommand
{
    /// <summary>Reads the row.</summary>
    public static CreateTask Read(ref FieldReader fields) => new(
        Mrd: fields.Mrd(),
        TaskId: default,
        ClientUniqueId: fields.Id(Field.ClientUniqueId),
        Name: fields.OptionalText(Field.Name),
        Params: fields.Params(),
        Priority: fields.Priority());
}
