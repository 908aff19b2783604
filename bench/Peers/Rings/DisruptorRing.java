import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import com.lmax.disruptor.util.DaemonThreadFactory;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/**
 * The LMAX Disruptor at the work that bench/Peers measures: values of eight longs from some producers to one consumer,
 * which spins. Each line of standard input is a number of producers and a number of values, a multiple of it; the
 * answer is the time in nanoseconds and the sum of all longs.
 */
public final class DisruptorRing {
  private final int slots;
  private volatile long sum;

  private DisruptorRing(int slots) {
    this.slots = slots;
  }

  /** Argument: the slots of the ring. */
  public static void main(String[] arguments) throws Exception {
    DisruptorRing ring = new DisruptorRing(Integer.parseInt(arguments[0]));
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String[] columns = line.split(" ");
      long time = ring.play(Integer.parseInt(columns[0]), Integer.parseInt(columns[1]));
      System.out.println(time + " " + ring.sum);
    }
  }

  private long play(int producers, int values) throws InterruptedException {
    Disruptor<Value> disruptor = new Disruptor<>(
        Value::new, slots, DaemonThreadFactory.INSTANCE,
        producers == 1 ? ProducerType.SINGLE : ProducerType.MULTI, new BusySpinWaitStrategy());
    CountDownLatch done = new CountDownLatch(1);
    long[] total = new long[1];
    disruptor.handleEventsWith((value, sequence, endOfBatch) -> {
      total[0] += value.sum();
      if (sequence == values - 1) {
        sum = total[0];
        done.countDown();
      }
    });
    RingBuffer<Value> ring = disruptor.start();
    Thread[] threads = new Thread[producers - 1];
    int share = values / producers;
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(() -> produce(ring, share));
    }

    long start = System.nanoTime();
    for (Thread thread : threads) {
      thread.start();
    }

    produce(ring, share);
    done.await();
    long time = System.nanoTime() - start;
    disruptor.shutdown();
    return time;
  }

  private static void produce(RingBuffer<Value> ring, int values) {
    for (int i = 0; i < values; i++) {
      long sequence = ring.next();
      ring.get(sequence).set(i);
      ring.publish(sequence);
    }
  }

  private static final class Value {
    private long first;
    private long second;
    private long third;
    private long fourth;
    private long fifth;
    private long sixth;
    private long seventh;
    private long eighth;

    void set(long value) {
      first = value;
      second = value;
      third = value;
      fourth = value;
      fifth = value;
      sixth = value;
      seventh = value;
      eighth = value;
    }

    long sum() {
      return first + second + third + fourth + fifth + sixth + seventh + eighth;
    }
  }
}
