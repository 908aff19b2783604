import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.jms.BytesMessage;
import javax.jms.Connection;
import javax.jms.Destination;
import javax.jms.JMSException;
import javax.jms.MapMessage;
import javax.jms.Message;
import javax.jms.MessageConsumer;
import javax.jms.MessageProducer;
import javax.jms.Session;
import javax.jms.TextMessage;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.command.ActiveMQDestination;

/**
 * A Chat Server on the JMS API: does what the lines of standard input say and answers each with a line. Columns are
 * parted by tabs and URL-encoded; an empty column is an absent header.
 *
 * <pre>
 * SEND kind mode destination type correlation reply-to body    SENT message-id, where kind is text, bytes, map or object
 *                                                              and mode is 1, not persistent, or 2; then may follow
 *                                                              properties, each as name, type and value
 * LISTEN destination                                           LISTENING
 * TEMP kind                                                    TEMP destination, a temporary queue or topic
 * RECEIVE destination milliseconds                             NONE, or MESSAGE destination type correlation message-id
 *                                                              kind mode body, and then its properties, likewise
 * </pre>
 *
 * The type of a property is the simple name of its Java class.
 */
public final class ConversationClient {
  private final Session session;
  private final MessageProducer producer;
  private final Map<String, MessageConsumer> consumers = new HashMap<>();

  private ConversationClient(Session session) throws JMSException {
    this.session = session;
    this.producer = session.createProducer(null);
  }

  public static void main(String[] arguments) throws Exception {
    Connection connection = new ActiveMQConnectionFactory(arguments[0]).createConnection();
    connection.start();
    ConversationClient client = new ConversationClient(connection.createSession(false, Session.AUTO_ACKNOWLEDGE));
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String[] columns = line.split("\t", -1);
      String[] answer = client.obey(Arrays.stream(columns).map(ConversationClient::decoded).toArray(String[]::new));
      output.println(String.join("\t", Arrays.stream(answer).map(ConversationClient::encoded).toArray(String[]::new)));
    }

    connection.close();
  }

  private String[] obey(String[] command) throws JMSException {
    switch (command[0]) {
      case "SEND":
        return new String[] {"SENT", send(command)};
      case "LISTEN":
        listen(command[1]);
        return new String[] {"LISTENING"};
      case "TEMP":
        boolean isTopic = command[1].equals("topic");
        Destination temporary = isTopic ? session.createTemporaryTopic() : session.createTemporaryQueue();
        return new String[] {"TEMP", nameOf(temporary)};
      case "RECEIVE":
        long patience = Long.parseLong(command[2]);
        MessageConsumer consumer = listen(command[1]);
        Message message = patience == 0 ? consumer.receiveNoWait() : consumer.receive(patience);
        return message == null ? new String[] {"NONE"} : told(message);
      default:
        throw new IllegalArgumentException(command[0]);
    }
  }

  private String send(String[] command) throws JMSException {
    Message message = message(command[1], command[7]);
    if (!command[4].isEmpty()) {
      message.setJMSType(command[4]);
    }

    if (!command[5].isEmpty()) {
      message.setJMSCorrelationID(command[5]);
    }

    if (!command[6].isEmpty()) {
      message.setJMSReplyTo(destination(command[6]));
    }

    for (int column = 8; column < command.length; column += 3) {
      message.setObjectProperty(command[column], value(command[column + 1], command[column + 2]));
    }

    int mode = Integer.parseInt(command[2]);
    producer.send(destination(command[3]), message, mode, Message.DEFAULT_PRIORITY, Message.DEFAULT_TIME_TO_LIVE);
    return message.getJMSMessageID();
  }

  private static Object value(String type, String text) {
    switch (type) {
      case "Boolean":
        return Boolean.valueOf(text);
      case "Byte":
        return Byte.valueOf(text);
      case "Short":
        return Short.valueOf(text);
      case "Integer":
        return Integer.valueOf(text);
      case "Long":
        return Long.valueOf(text);
      case "Float":
        return Float.valueOf(text);
      case "Double":
        return Double.valueOf(text);
      case "String":
        return text;
      default:
        throw new IllegalArgumentException(type);
    }
  }

  private Message message(String kind, String body) throws JMSException {
    switch (kind) {
      case "text":
        return session.createTextMessage(body);
      case "bytes":
        BytesMessage bytes = session.createBytesMessage();
        bytes.writeBytes(body.getBytes(StandardCharsets.UTF_8));
        return bytes;
      case "map":
        MapMessage map = session.createMapMessage();
        map.setString("body", body);
        return map;
      case "object":
        return session.createObjectMessage(body);
      default:
        throw new IllegalArgumentException(kind);
    }
  }

  private MessageConsumer listen(String destination) throws JMSException {
    MessageConsumer consumer = consumers.get(destination);
    if (consumer == null) {
      consumer = session.createConsumer(destination(destination));
      consumers.put(destination, consumer);
    }

    return consumer;
  }

  private static String[] told(Message message) throws JMSException {
    String kind = message instanceof TextMessage ? "text" : message instanceof BytesMessage ? "bytes" : "other";
    List<String> line = new ArrayList<>(List.of(
        "MESSAGE",
        nameOf(message.getJMSDestination()),
        orEmpty(message.getJMSType()),
        orEmpty(message.getJMSCorrelationID()),
        message.getJMSMessageID(),
        kind,
        String.valueOf(message.getJMSDeliveryMode()),
        bodyOf(message)));
    for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements(); ) {
      String name = (String) names.nextElement();
      Object value = message.getObjectProperty(name);
      line.add(name);
      line.add(value.getClass().getSimpleName());
      line.add(value.toString());
    }

    return line.toArray(String[]::new);
  }

  private static String bodyOf(Message message) throws JMSException {
    if (message instanceof TextMessage) {
      return ((TextMessage) message).getText();
    }

    if (!(message instanceof BytesMessage)) {
      return "";
    }

    byte[] body = new byte[(int) ((BytesMessage) message).getBodyLength()];
    ((BytesMessage) message).readBytes(body);
    return new String(body, StandardCharsets.UTF_8);
  }

  private static Destination destination(String name) {
    return ActiveMQDestination.createDestination(name, ActiveMQDestination.QUEUE_TYPE);
  }

  private static String nameOf(Destination destination) {
    String name = ((ActiveMQDestination) destination).getQualifiedName();
    return name.startsWith("queue://") ? name.substring("queue://".length()) : name;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static String decoded(String column) {
    return URLDecoder.decode(column, StandardCharsets.UTF_8);
  }

  private static String encoded(String column) {
    return URLEncoder.encode(column, StandardCharsets.UTF_8);
  }
}
