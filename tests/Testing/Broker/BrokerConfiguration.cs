using System.Text;

namespace MediaRouting.Testing;

/// <summary>Writes the two files that ActiveMQ starts from; the elements stand in the order of its schema.</summary>
internal static class BrokerConfiguration
{
    private const string Log4J =
        """
        log4j.rootLogger=WARN, out
        log4j.appender.out=org.apache.log4j.ConsoleAppender
        log4j.appender.out.layout=org.apache.log4j.PatternLayout
        log4j.appender.out.layout.ConversionPattern=%d %-5p %c - %m%n
        """;

    public static void Write(string directory, ActiveMqBroker broker, BrokerSettings settings)
    {
        System.IO.Directory.CreateDirectory(Path.Combine(directory, "conf"));
        System.IO.Directory.CreateDirectory(Path.Combine(directory, "data"));
        File.WriteAllText(Path.Combine(directory, "conf", "log4j.properties"), Log4J);
        File.WriteAllText(Path.Combine(directory, "conf", "activemq.xml"), Xml(directory, broker, settings));
    }

    private static string Xml(string directory, ActiveMqBroker broker, BrokerSettings settings)
    {
        string options = settings.ConnectorOptions.Replace("&", "&amp;");
        string store = settings.Durable
            ? $"""<persistenceAdapter><kahaDB directory="{directory}/data/kahadb"/></persistenceAdapter>"""
            : "";
        return $"""
            <beans xmlns="http://www.springframework.org/schema/beans"
                   xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                   xsi:schemaLocation="
                     http://www.springframework.org/schema/beans
                     http://www.springframework.org/schema/beans/spring-beans.xsd
                     http://activemq.apache.org/schema/core http://activemq.apache.org/schema/core/activemq-core.xsd">
              <broker xmlns="http://activemq.apache.org/schema/core" brokerName="test" dataDirectory="{directory}/data"
                      persistent="{(settings.Durable ? "true" : "false")}" useJmx="false" schedulerSupport="false">
                <destinationPolicy><policyMap>
                  <policyEntries>{settings.Policies}</policyEntries>
                </policyMap></destinationPolicy>
                {store}
                {Plugins(settings)}
                {Stores(settings.Tls)}
                <systemUsage><systemUsage>
                  <memoryUsage><memoryUsage limit="128 mb"/></memoryUsage>
                  <storeUsage><storeUsage limit="1 gb"/></storeUsage>
                  <tempUsage><tempUsage limit="1 gb"/></tempUsage>
                </systemUsage></systemUsage>
                <transportConnectors>
                  {TlsConnectors(broker, settings.Tls)}
                  <transportConnector name="openwire" uri="tcp://127.0.0.1:{broker.Port}?{options}"/>
                </transportConnectors>
              </broker>
            </beans>
            """;
    }

    private static string Stores(BrokerTls? tls) => tls is null
        ? ""
        : $"""
            <sslContext><sslContext
              keyStore="file:{tls.KeyStore}" keyStoreType="PKCS12" keyStorePassword="{BrokerTls.Password}"
              trustStore="file:{tls.TrustStore}" trustStoreType="PKCS12" trustStorePassword="{BrokerTls.Password}"/>
            </sslContext>
            """;

    private static string TlsConnectors(ActiveMqBroker broker, BrokerTls? tls) => tls is null
        ? ""
        : $"""
            <transportConnector name="tls" uri="ssl://127.0.0.1:{broker.TlsPort}"/>
            <transportConnector name="mutual" uri="ssl://127.0.0.1:{broker.MutualTlsPort}?needClientAuth=true"/>
            """;

    private static string Plugins(BrokerSettings settings)
    {
        if (settings.Users.Count == 0)
        {
            return "";
        }

        var xml = new StringBuilder("<plugins><simpleAuthenticationPlugin><users>");
        foreach (BrokerUser user in settings.Users)
        {
            xml.Append($"""<authenticationUser username="{user.Name}" password="{user.Password}" """);
            xml.Append($"""groups="{user.Name}"/>""");
        }

        xml.Append("</users></simpleAuthenticationPlugin>");
        AppendRights(xml, settings);
        return xml.Append("</plugins>").ToString();
    }

    private static void AppendRights(StringBuilder xml, BrokerSettings settings)
    {
        if (settings.Rights.Count == 0)
        {
            return;
        }

        xml.Append("<authorizationPlugin><map><authorizationMap><authorizationEntries>");
        foreach (BrokerRight right in settings.Rights)
        {
            xml.Append($"""<authorizationEntry queue="{right.Queue.Replace(">", "&gt;")}" """);
            xml.Append($"""read="{right.Read}" write="{right.Write}" admin="{right.Admin}"/>""");
        }

        if (settings.AdvisoryRights)
        {
            string all = string.Join(',', settings.Users.Select(static user => user.Name));
            xml.Append($"""<authorizationEntry topic="ActiveMQ.Advisory.&gt;" """);
            xml.Append($"""read="{all}" write="{all}" admin="{all}"/>""");
        }

        xml.Append("</authorizationEntries></authorizationMap></map></authorizationPlugin>");
    }
}
