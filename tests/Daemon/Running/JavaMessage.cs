using MediaRouting.Testing;

namespace MediaRouting.Tests.Daemon.Running;

/// <summary>A message as the JMS API shows it.</summary>
/// <param name="Message">What tests of every client look at.</param>
/// <param name="Kind"><c>text</c>, <c>bytes</c> or <c>other</c>.</param>
/// <param name="IsPersistent">JMSDeliveryMode.</param>
/// <param name="Properties">The properties with their types, in the order in which Java lists them.</param>
internal sealed record JavaMessage(
    BrokerMessage Message, string Kind, bool IsPersistent, IReadOnlyList<JavaProperty> Properties);

/// <summary>A property of a JMS message.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Simple name of the Java class of its value: <c>Long</c>.</param>
/// <param name="Value">Its value as text.</param>
internal sealed record JavaProperty(string Name, string Type, string Value);
