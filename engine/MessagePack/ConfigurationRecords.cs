using System.Collections.Immutable;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.MessagePack;

/// <summary>The persisted fields of a <see cref="RoutingConfiguration"/>. Numbers are frozen.</summary>
internal static class ConfigurationRecords
{
    private static readonly ImmutableSortedDictionary<string, int> NoNumbers =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    internal readonly struct Routing : IObjectRecord<RoutingConfiguration>
    {
        public static string Name => "Configuration";

        public static RoutingConfiguration Blank => new() { Mrds = [], Queues = [], Agents = [] };

        public static RoutingConfiguration Pass<TPass>(ref TPass pass, RoutingConfiguration it)
            where TPass : struct, IObjectPass, allows ref struct => new()
            {
                Attributes = pass.Attributes(1, "Attributes", it.Attributes),
                Labels = pass.Records<Label, LabelConfiguration>(2, "Labels", it.Labels),
                Mrds = pass.Records<Mrd, MrdConfiguration>(3, "Mrds", it.Mrds),
                Queues = pass.Records<Queue, QueueConfiguration>(4, "Queues", it.Queues),
                Agents = pass.Records<Agent, AgentConfiguration>(5, "Agents", it.Agents),
            };
    }

    internal readonly struct Attribute : IObjectRecord<AttributeConfiguration>
    {
        public static string Name => "Attribute";

        public static AttributeConfiguration Blank => new() { Name = "" };

        public static AttributeConfiguration Pass<TPass>(ref TPass pass, AttributeConfiguration it)
            where TPass : struct, IObjectPass, allows ref struct => new()
            {
                Name = pass.Text(1, "Name", it.Name),
                Type = pass.Word(2, "Type", it.Type),
            };
    }

    internal readonly struct Label : IObjectRecord<LabelConfiguration>
    {
        public static string Name => "Label";

        public static LabelConfiguration Blank => new() { Name = "", Priority = 0 };

        public static LabelConfiguration Pass<TPass>(ref TPass pass, LabelConfiguration it)
            where TPass : struct, IObjectPass, allows ref struct => new()
            {
                Name = pass.Text(1, "Name", it.Name),
                Priority = pass.Number(2, "Priority", it.Priority),
            };
    }

    internal readonly struct Mrd : IObjectRecord<MrdConfiguration>
    {
        public static string Name => "Mrd";

        public static MrdConfiguration Blank => new()
        {
            Id = "",
            Name = "",
            MaxTasks = 0,
            Interruptible = false,
            OfferTimeoutSeconds = 0,
            GuardTimeoutSeconds = 0,
            NoAnswer = default,
            OnLogout = default,
        };

        public static MrdConfiguration Pass<TPass>(ref TPass pass, MrdConfiguration it)
            where TPass : struct, IObjectPass, allows ref struct => new()
            {
                Id = pass.Text(1, "Id", it.Id),
                Name = pass.Text(2, "Name", it.Name),
                MaxTasks = pass.Number(3, "MaxTasks", it.MaxTasks),
                Interruptible = pass.Boolean(4, "Interruptible", it.Interruptible),
                DefaultQueue = pass.OptionalText(5, "DefaultQueue", it.DefaultQueue),
                OfferTimeoutSeconds = pass.Number(6, "OfferTimeoutSeconds", it.OfferTimeoutSeconds),
                WrapUpSeconds = pass.OptionalNumber(7, "WrapUpSeconds", it.WrapUpSeconds),
                GuardTimeoutSeconds = pass.Number(8, "GuardTimeoutSeconds", it.GuardTimeoutSeconds),
                NoAnswer = pass.Word(9, "NoAnswer", it.NoAnswer),
                OnLogout = pass.Word(10, "OnLogout", it.OnLogout),
                WaitingLimit = pass.OptionalNumber(11, "WaitingLimit", it.WaitingLimit),
                MessagesPerSecond = pass.OptionalNumber(12, "MessagesPerSecond", it.MessagesPerSecond),
            };
    }

    internal readonly struct Queue : IObjectRecord<QueueConfiguration>
    {
        public static string Name => "Queue";

        public static QueueConfiguration Blank => new()
        {
            Id = "",
            Name = "",
            Mrd = "",
            Priority = 0,
            Policy = default,
            Steps = [],
        };

        public static QueueConfiguration Pass<TPass>(ref TPass pass, QueueConfiguration it)
            where TPass : struct, IObjectPass, allows ref struct => new()
            {
                Id = pass.Text(1, "Id", it.Id),
                Name = pass.Text(2, "Name", it.Name),
                Mrd = pass.Text(3, "Mrd", it.Mrd),
                Priority = pass.Number(4, "Priority", it.Priority),
                Policy = pass.Word(5, "Policy", it.Policy),
                TimeToLiveSeconds = pass.OptionalNumber(6, "TimeToLiveSeconds", it.TimeToLiveSeconds),
                Steps = pass.Records<Step, StepConfiguration>(7, "Steps", it.Steps),
                ServiceLevel = ServiceLevelConfiguration.Of(
                    pass.Number(8, "ServiceLevelType", it.ServiceLevel?.Type ?? 0),
                    pass.Number(9, "ServiceLevelThresholdSeconds", it.ServiceLevel?.ThresholdSeconds ?? 0)),
            };
    }

    internal readonly struct Step : IObjectRecord<StepConfiguration>
    {
        public static string Name => "Step";

        public static StepConfiguration Blank => new() { Expression = Expression.Everyone, TimeoutSeconds = 0 };

        public static StepConfiguration Pass<TPass>(ref TPass pass, StepConfiguration it)
            where TPass : struct, IObjectPass, allows ref struct => new()
            {
                Expression = pass.Expression(1, "Expression", it.Expression),
                TimeoutSeconds = pass.Number(2, "TimeoutSeconds", it.TimeoutSeconds),
            };
    }

    internal readonly struct Agent : IObjectRecord<AgentConfiguration>
    {
        public static string Name => "Agent";

        public static AgentConfiguration Blank => new()
        {
            Id = "",
            Name = "",
            Attributes = NoNumbers,
            MaxTasks = NoNumbers,
        };

        public static AgentConfiguration Pass<TPass>(ref TPass pass, AgentConfiguration it)
            where TPass : struct, IObjectPass, allows ref struct => new()
            {
                Id = pass.Text(1, "Id", it.Id),
                Name = pass.Text(2, "Name", it.Name),
                Attributes = pass.Numbers(3, "Attributes", it.Attributes),
                MaxTasks = pass.Numbers(4, "MaxTasks", it.MaxTasks),
            };
    }
}
