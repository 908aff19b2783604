import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import javax.jms.Connection;
import javax.jms.DeliveryMode;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageConsumer;
import javax.jms.MessageProducer;
import javax.jms.Session;
import javax.jms.TextMessage;
import org.apache.activemq.ActiveMQConnection;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.ActiveMQSession;

/**
 * ActiveMQ's own JMS client at the work that bench/Broker measures, with its defaults but for the prefetch. Each line
 * of standard input is a work, the queue it begins at, the queue a relay sends to, and a number of messages; the answer
 * is the time in nanoseconds.
 */
public final class JmsClient {
  private final int batch;
  private final String body;
  private final Session answered;
  private final Session transacted;
  private final Session individual;
  private final Session individualAnswered;

  private JmsClient(String broker, int prefetch, int batch, int bodyLength) throws JMSException {
    this.batch = batch;
    this.body = "x".repeat(bodyLength);
    Connection connection = connect(broker, prefetch);
    answered = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    transacted = connection.createSession(true, Session.SESSION_TRANSACTED);
    individual = connection.createSession(false, ActiveMQSession.INDIVIDUAL_ACKNOWLEDGE);
    ActiveMQConnection patient = connect(broker, prefetch);
    patient.setSendAcksAsync(false);
    individualAnswered = patient.createSession(false, ActiveMQSession.INDIVIDUAL_ACKNOWLEDGE);
  }

  /** Arguments: the broker's URI, the prefetch, messages of a transaction, characters of a text. */
  public static void main(String[] arguments) throws Exception {
    JmsClient client = new JmsClient(
        arguments[0], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String[] columns = line.split(" ");
      System.out.println(client.obey(columns[0], columns[1], columns[2], Integer.parseInt(columns[3])));
    }

    System.exit(0);
  }

  private static ActiveMQConnection connect(String broker, int prefetch) throws JMSException {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker);
    factory.getPrefetchPolicy().setQueuePrefetch(prefetch);
    ActiveMQConnection connection = (ActiveMQConnection) factory.createConnection();
    connection.start();
    return connection;
  }

  private long obey(String work, String from, String to, int count) throws JMSException {
    switch (work) {
      case "SendEach":
        return send(answered, from, count);
      case "SendBatches":
        return send(transacted, from, count);
      case "AcknowledgeEach":
        return receive(individualAnswered, from, count);
      case "Receive":
        return receive(individual, from, count);
      case "RelayBatches":
        return relay(from, to, count);
      default:
        throw new IllegalArgumentException(work);
    }
  }

  private long send(Session session, String queue, int count) throws JMSException {
    MessageProducer producer = producer(session, queue);
    long start = System.nanoTime();
    for (int i = 1; i <= count; i++) {
      producer.send(session.createTextMessage(body));
      if (session.getTransacted() && i % batch == 0) {
        session.commit();
      }
    }

    long time = System.nanoTime() - start;
    producer.close();
    return time;
  }

  /** Closing the consumer is answered, so that the broker has taken every acknowledgement by then. */
  private long receive(Session session, String queue, int count) throws JMSException {
    long start = System.nanoTime();
    MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
    for (int i = 0; i < count; i++) {
      Message message = consumer.receive();
      check(((TextMessage) message).getText());
      message.acknowledge();
    }

    consumer.close();
    return System.nanoTime() - start;
  }

  private long relay(String from, String to, int count) throws JMSException {
    MessageProducer producer = producer(transacted, to);
    long start = System.nanoTime();
    MessageConsumer consumer = transacted.createConsumer(transacted.createQueue(from));
    for (int i = 1; i <= count; i++) {
      String text = ((TextMessage) consumer.receive()).getText();
      producer.send(transacted.createTextMessage(text));
      if (i % batch == 0) {
        transacted.commit();
      }
    }

    long time = System.nanoTime() - start;
    consumer.close();
    producer.close();
    return time;
  }

  private void check(String text) {
    if (text.length() != body.length()) {
      throw new IllegalStateException("a text of " + text.length() + " characters");
    }
  }

  private static MessageProducer producer(Session session, String queue) throws JMSException {
    MessageProducer producer = session.createProducer(session.createQueue(queue));
    producer.setDeliveryMode(DeliveryMode.PERSISTENT);
    return producer;
  }
}
