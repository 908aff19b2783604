namespace MediaRouting.Engine.MessagePack;

/// <summary>Shows a visitor what stands in a record, and refuses what reading it would refuse.</summary>
public static class RecordWalk
{
    /// <summary>Walks one record.</summary>
    /// <param name="format">What it looks like.</param>
    /// <param name="from">Stands at the record; behind it afterwards.</param>
    /// <param name="visitor">Has seen all up to the fault if there is one.</param>
    /// <param name="fault">Why it cannot be read.</param>
    public static bool TryVisit(
        RecordFormat format, ref MessagePackReader from, IRecordVisitor visitor, out MessagePackFault fault)
    {
        var cursor = new RecordCursor(format);
        if (!cursor.TryOpen(ref from, out fault))
        {
            return false;
        }

        visitor.BeginRecord(format.Name);
        while (cursor.TryNext(ref from, out fault))
        {
            var value = from;
            var isThere = cursor.Field.Kind == FieldKind.Records
                ? TryVisitRecords(cursor.Field, ref from, visitor, out fault)
                : TryVisitValue(cursor.Field, ref from, visitor);
            if (!isThere)
            {
                fault = fault == default ? value.Expected(cursor.Field.Expectation) : fault;
                return false;
            }
        }

        visitor.EndRecord();
        return fault == default;
    }

    private static bool TryVisitRecords(
        RecordField field, ref MessagePackReader from, IRecordVisitor visitor, out MessagePackFault fault)
    {
        fault = default;
        if (!from.TryReadArrayHeader(out var count))
        {
            return false;
        }

        visitor.BeginRecords(field.Name);
        for (; count > 0; count--)
        {
            if (!TryVisit(field.Records!, ref from, visitor, out fault))
            {
                return false;
            }
        }

        visitor.EndRecords();
        return true;
    }

    private static bool TryVisitValue(RecordField field, ref MessagePackReader from, IRecordVisitor visitor)
    {
        switch (field.Kind)
        {
            case FieldKind.Boolean when from.TryReadBoolean(out var value):
                visitor.Boolean(field.Name, value);
                return true;
            case FieldKind.UInt64 when from.TryReadUnsigned(out var value):
                visitor.Unsigned(field.Name, value);
                return true;
            case FieldKind.Text when from.TryReadText(out var text):
                visitor.Text(field.Name, text);
                return true;
            case FieldKind.Text when from.TryReadBinary(out var bytes):
                visitor.Binary(field.Name, bytes);
                return true;
            case FieldKind.Params:
                return ParamsMap.TryVisit(ref from, field.Name, visitor);
            case FieldKind.Numbers:
                return NumbersMap.TryVisit(ref from, field.Name, visitor);
            case FieldKind.Word when field.TryReadInteger(ref from, out var value):
                visitor.Word(field.Name, field.WordOf(value)!);
                return true;
            case not (FieldKind.Boolean or FieldKind.UInt64 or FieldKind.Text)
                when field.TryReadInteger(ref from, out var value):
                visitor.Integer(field.Name, value);
                return true;
            default:
                return false;
        }
    }
}
