package dev.sluice.app.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChipCatalogueTest {
    private static final ChipCatalogue CATALOGUE = ChipCatalogue.load();

    private static ChipEntry chip(String id) {
        return CATALOGUE.find(id).orElseThrow();
    }

    private static Stream<Figure> figures() {
        return CATALOGUE.chips().stream().flatMap(chip -> chip.figures().stream());
    }

    @Test
    void allChipsAreThere() {
        assertThat(CATALOGUE.chips())
                .extracting(ChipEntry::id)
                .containsExactly(
                        "nvidia-a100",
                        "nvidia-a800",
                        "nvidia-h100",
                        "nvidia-h800",
                        "nvidia-h20",
                        "nvidia-h200",
                        "nvidia-b200",
                        "nvidia-l20",
                        "nvidia-l40s",
                        "nvidia-rtx4090",
                        "nvidia-rtx5090",
                        "huawei-910b2",
                        "huawei-910b3",
                        "huawei-910b4",
                        "huawei-910c",
                        "huawei-950pr",
                        "cambricon-mlu370-x8",
                        "cambricon-mlu590",
                        "kunlun-p800",
                        "hygon-k100-ai",
                        "metax-c500",
                        "moorethreads-s4000",
                        "iluvatar-bi-v150",
                        "enflame-s60",
                        "thead-ppu",
                        "cpu");
    }

    /** Figures as published, TFLOP/s and GB; 0 where nothing is known. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # chip              | BF16  | FP8  | INT8 | GB  | GB/s | link | W    | certainty
            nvidia-a100         | 312   | 0    | 624  | 80  | 2040 | 600  | 400  | A
            nvidia-a800         | 312   | 0    | 624  | 80  | 2040 | 400  | 400  | B
            nvidia-h100         | 989   | 1979 | 0    | 80  | 3350 | 900  | 700  | A
            nvidia-h800         | 989   | 1979 | 0    | 80  | 3350 | 400  | 0    | B
            nvidia-h20          | 148   | 296  | 0    | 96  | 4000 | 900  | 400  | B
            nvidia-h200         | 989   | 1979 | 0    | 141 | 4800 | 900  | 700  | A
            nvidia-b200         | 2250  | 4500 | 0    | 180 | 8000 | 1800 | 1000 | A
            nvidia-l20          | 119.5 | 239  | 0    | 48  | 864  | 0    | 275  | B
            nvidia-l40s         | 362   | 733  | 0    | 48  | 864  | 0    | 350  | B
            nvidia-rtx4090      | 165   | 0    | 0    | 24  | 1008 | 0    | 450  | B
            nvidia-rtx5090      | 209.5 | 419  | 0    | 32  | 1790 | 0    | 575  | B
            huawei-910b2        | 354   | 0    | 0    | 64  | 1600 | 392  | 0    | B
            huawei-910b3        | 295   | 0    | 0    | 64  | 1600 | 392  | 0    | C
            huawei-910b4        | 280   | 0    | 560  | 32  | 0    | 0    | 0    | C
            huawei-910c         | 752   | 0    | 0    | 128 | 3200 | 0    | 0    | B
            huawei-950pr        | 432   | 865  | 0    | 128 | 1600 | 2000 | 0    | B
            cambricon-mlu370-x8 | 96    | 0    | 256  | 48  | 614  | 200  | 250  | B
            cambricon-mlu590    | 0     | 0    | 0    | 0   | 0    | 0    | 0    | D
            kunlun-p800         | 345   | 0    | 0    | 96  | 2400 | 0    | 400  | C
            hygon-k100-ai       | 192   | 0    | 392  | 64  | 896  | 0    | 0    | C
            metax-c500          | 240   | 0    | 480  | 64  | 1800 | 0    | 350  | B
            moorethreads-s4000  | 98    | 0    | 196  | 48  | 768  | 240  | 450  | B
            iluvatar-bi-v150    | 192   | 0    | 384  | 64  | 1600 | 64   | 350  | C
            enflame-s60         | 0     | 0    | 0    | 48  | 672  | 0    | 300  | B
            thead-ppu           | 119   | 0    | 0    | 96  | 0    | 700  | 400  | B
            cpu                 | 0     | 0    | 0    | 0   | 0    | 0    | 0    | D
            """)
    void figuresAreThoseOfTheSources(
            String id,
            double bf16,
            long fp8,
            long int8,
            long gigabytes,
            long bandwidth,
            long link,
            long watts,
            Certainty certainty) {
        assertFigure(id, Measure.BF16, Math.round(bf16 * 1_000));
        assertFigure(id, Measure.FP8, fp8 * 1_000);
        assertFigure(id, Measure.INT8, int8 * 1_000);
        assertFigure(id, Measure.MEMORY, gigabytes * 1_024);
        assertFigure(id, Measure.BANDWIDTH, bandwidth);
        assertFigure(id, Measure.LINK, link);
        assertFigure(id, Measure.POWER, watts);
        assertThat(chip(id).figures()).extracting(Figure::certainty).containsOnly(certainties(id, certainty));
    }

    private static Certainty[] certainties(String id, Certainty certainty) {
        return chip(id).figures().isEmpty() ? new Certainty[0] : new Certainty[] {certainty};
    }

    private static void assertFigure(String id, Measure measure, long value) {
        long found = chip(id).figure(measure).map(Figure::value).orElse(0L);
        assertThat(found).as(id + " " + measure).isEqualTo(value);
    }

    @Test
    void everyFigureHasASourceADateAndACertainty() {
        assertThat(figures()).hasSizeGreaterThan(100).allSatisfy(figure -> {
            assertThat(figure.source().title()).hasSizeGreaterThan(10);
            assertThat(figure.date()).isBetween(YearMonth.of(2026, 1), YearMonth.of(2030, 1));
            assertThat(figure.certainty()).isNotEqualTo(Certainty.D);
            assertThat(figure.value()).isPositive();
        });
    }

    @Test
    void figuresAreWithinWhatIsPhysicallySensible() {
        for (var chip : CATALOGUE.chips()) {
            chip.figure(Measure.MEMORY).ifPresent(f -> assertThat(f.value()).isBetween(16_384L, 524_288L));
            chip.figure(Measure.BANDWIDTH).ifPresent(f -> assertThat(f.value()).isBetween(300L, 20_000L));
            chip.figure(Measure.BF16).ifPresent(f -> assertThat(f.value()).isBetween(50_000L, 5_000_000L));
            chip.figure(Measure.POWER).ifPresent(f -> assertThat(f.value()).isBetween(100L, 2_000L));
            var bf16 = chip.perDevice(Measure.BF16);
            var fp8 = chip.perDevice(Measure.FP8);
            if (bf16 > 0 && fp8 > 0) {
                assertThat(fp8)
                        .as(chip.id() + ": dense FP8 is about twice BF16")
                        .isBetween(bf16, bf16 * 21 / 10);
            }
        }
    }

    @Test
    void whatAChipLacksHasNoFigure() {
        for (var chip : CATALOGUE.chips()) {
            chip.lacks()
                    .forEach(measure ->
                            assertThat(chip.figure(measure)).as(chip.id()).isEmpty());
        }
    }

    @Test
    void aPackageOfTwoDevicesIsHalvedForTheCore() {
        var device = chip("huawei-910c").forCore();
        assertThat(device.memoryMib()).isEqualTo(65_536);
        assertThat(device.bf16Gflops()).isEqualTo(376_000);
        assertThat(device.bandwidthMbps()).isEqualTo(1_600_000);
        assertThat(chip("huawei-910c").figure(Measure.LINK_ONE_WAY))
                .get()
                .satisfies(f -> assertThat(f.value()).isEqualTo(392));
        assertThat(chip("cpu").forCore().memoryMib()).isZero();
    }

    @Test
    void claimedAndMeasuredStayApart() {
        var chip = chip("iluvatar-bi-v150");
        assertThat(chip.figure(Measure.BANDWIDTH))
                .get()
                .satisfies(f -> assertThat(f.value()).isEqualTo(1_600));
        assertThat(chip.measured(Measure.BANDWIDTH))
                .get()
                .satisfies(f -> assertThat(f.value()).isEqualTo(590));
        assertThat(chip.measured(Measure.BF16))
                .get()
                .satisfies(f -> assertThat(f.value()).isEqualTo(196_000));
        assertThat(chip("thead-ppu").figure(Measure.BF16))
                .get()
                .satisfies(f -> assertThat(f.basis()).isEqualTo(Basis.DERIVED));
    }

    @Test
    void platformsNameTheDevices() {
        var vendors = CATALOGUE.vendors();
        assertThat(vendors.get("nvidia").visibleDevicesVariable()).contains("CUDA_VISIBLE_DEVICES");
        assertThat(vendors.get("huawei").visibleDevicesVariable()).contains("ASCEND_RT_VISIBLE_DEVICES");
        assertThat(vendors.get("local").visibleDevicesVariable()).isEmpty();
        assertThat(vendors.get("nvidia").kubernetes().devices()).containsExactly("nvidia.com/gpu");
        assertThat(chip("huawei-910b4").kubernetes().devices()).containsExactly("huawei.com/Ascend910B4");
        assertThat(chip("nvidia-h20").partitions()).containsExactly("1g.12gb", "2g.24gb", "3g.48gb", "7g.96gb");
        assertThat(vendors.values())
                .allSatisfy(vendor ->
                        assertThat(vendor.visibleDevices() == null).isEqualTo(vendor.visibleDevicesSource() == null));
    }

    @Test
    void aFaultInTheFileIsNamedWithItsPlace() {
        for (var wrong : List.of(
                "unit: TFLOP/s, dense: true, source: s, date: 2026-11, certainty: A",
                "unit: GFLOP/s, source: s, date: 2026-11, certainty: A",
                "unit: GFLOP/s, dense: true, source: x, date: 2026-11, certainty: A",
                "unit: GFLOP/s, dense: true, source: s, date: yesterday, certainty: A",
                "unit: GFLOP/s, dense: true, source: s, date: 2026-11",
                "unit: GFLOP/s, dense: true, source: s, date: 2026-11, certainty: D")) {
            var yaml = """
                    kind: chip-catalogue
                    sources: { s: { title: a } }
                    vendors: { v: { name: V } }
                    chips: [ { id: v-1, name: V1, vendor: v, figures: [ { measure: bf16, value: 1, %s } ] } ]
                    """.formatted(wrong);
            assertThatThrownBy(() -> CatalogueReader.read("c.yaml", yaml.getBytes(StandardCharsets.UTF_8)))
                    .as(wrong)
                    .hasMessageContaining("c.yaml:4: chips[0].figures[0].");
        }
    }
}
