package dev.sluice.app.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "64Gi, 65536",
        "512Mi, 512",
        "80G, 76294",
        "1.5Gi, 1536",
        "1k, 1",
        "1Ki, 1",
        "2Ti, 2097152",
        "0Mi, 0",
        "1048577Ki, 1025",
        "999999999999999Pi, 1073741823998926258176",
    })
    void aQuantityIsMebibytesRoundedUp(String text, BigInteger mebibytes) {
        var expected = mebibytes.bitLength() < 64 ? mebibytes.longValue() : Long.MAX_VALUE;
        assertThat(Amounts.mebibytes(text)).hasValue(expected);
    }

    @ParameterizedTest
    @CsvSource({"90s, 90000", "10m, 600000", "6h, 21600000", "2d, 172800000", "1h30m, 5400000", "250ms, 250", "0s, 0"})
    void aDurationIsMilliseconds(String text, long millis) {
        assertThat(Amounts.durationMillis(text)).hasValue(millis);
    }

    @ParameterizedTest
    @CsvSource({"8, 8000", "0.5, 500", "500m, 500", "0.001, 1", "64.125, 64125"})
    void coresAreThousandths(String text, long milli) {
        assertThat(Amounts.coresMilli(text)).hasValue(milli);
    }

    @ParameterizedTest
    @CsvSource({"1, 1000000", "-0.5, -500000", "1.000001, 1000001", "0, 0", "999999999999, 999999999999000000"})
    void aDecimalIsScaled(String text, long scaled) {
        assertThat(Amounts.decimal(text, 6)).hasValue(scaled);
    }

    @Test
    void whatIsNoAmountIsNone() {
        for (var text : List.of("", " ", "x", "1", "1.Gi", "Gi", "1e3Gi", "+1Gi", "1 Gi", "1Gi ", "１Gi", "1gi")) {
            assertThat(Amounts.mebibytes(text)).as(text).isEmpty();
        }
        for (var text : List.of("", "5", "1m1h", "1.5h", "-1s", "1H", "s", "1s1s", "99999999999999999999s")) {
            assertThat(Amounts.durationMillis(text)).as(text).isEmpty();
        }
        for (var text : List.of("", "1.", ".5", "0.0005", "-1", "1e3", "m", "٣", "1000000000m")) {
            assertThat(Amounts.coresMilli(text)).as(text).isEmpty();
        }
        for (var text : List.of("", "01", "1.", "1e3", "1.1234567", "NaN", "--1", "1234567890123")) {
            assertThat(Amounts.decimal(text, 6)).as(text).isEmpty();
        }
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            long amount = random.nextLong(1L << (1 + random.nextInt(40)));
            assertThat(Amounts.mebibytes(Amounts.quantityText(amount))).hasValue(amount);
            assertThat(Amounts.durationMillis(Amounts.durationText(amount))).hasValue(amount);
            assertThat(Amounts.coresMilli(Amounts.coresText(amount % 900_000_000)))
                    .hasValue(amount % 900_000_000);
            assertThat(Amounts.decimal(Amounts.decimalText(amount, 6), 6)).hasValue(amount);
        }
    }

    @Test
    void textsUseTheLargestUnits() {
        assertThat(Amounts.quantityText(65_536)).isEqualTo("64Gi");
        assertThat(Amounts.quantityText(1_025)).isEqualTo("1025Mi");
        assertThat(Amounts.durationText(5_400_000)).isEqualTo("1h30m");
        assertThat(Amounts.durationText(0)).isEqualTo("0s");
        assertThat(Amounts.coresText(1_500)).isEqualTo("1500m");
    }

    @Test
    void theNearestWordIsFound() {
        var words = List.of("tasks", "tenant", "runtime", "run", "name");
        assertThat(Spelling.nearest("taks", words)).contains("tasks");
        assertThat(Spelling.nearest("Tasks", words)).contains("tasks");
        assertThat(Spelling.nearest("runtmie", words)).contains("runtime");
        assertThat(Spelling.nearest("rnu", words)).contains("run");
        assertThat(Spelling.nearest("accelerator", words)).isEmpty();
        assertThat(Spelling.nearest("x", List.of("y"))).isEmpty();
        assertThat(Spelling.nearest("x".repeat(500_000), words)).isEmpty();
        assertThat(Spelling.distance("ab", "ba")).isEqualTo(1);
        assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
    }
}
