using Xunit.Abstractions;
using Xunit.Sdk;

namespace MediaRouting.Tests.Budgets;

/// <summary>Says what is worth a look and fails nothing, where whoever runs the tests sees it.</summary>
public sealed class Warnings(IMessageSink sink)
{
    /// <summary>Says it.</summary>
    public void Say(string warning) => sink.OnMessage(new DiagnosticMessage("warning: " + warning));
}
