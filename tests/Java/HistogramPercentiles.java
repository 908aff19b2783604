import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * Debian's HdrHistogram with three significant digits: reads how many values come, then the values, all of them 8 bytes
 * with the highest first, and prints count, largest value, and the value at each percentile of the command line, a
 * line each.
 */
public final class HistogramPercentiles {
    public static void main(String[] percentiles) throws Exception {
        Histogram histogram = new Histogram(3);
        DataInputStream input = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
        long count = input.readLong();
        for (long i = 0; i < count; i++) {
            histogram.recordValue(input.readLong());
        }
        System.out.println(histogram.getTotalCount());
        System.out.println(histogram.getMaxValue());
        Arrays.stream(percentiles).mapToDouble(Double::parseDouble)
            .mapToLong(histogram::getValueAtPercentile).forEach(System.out::println);
    }
}
