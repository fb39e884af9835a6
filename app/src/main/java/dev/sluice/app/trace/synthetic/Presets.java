package dev.sluice.app.trace.synthetic;

import dev.sluice.app.trace.synthetic.Choice.Option;
import dev.sluice.app.trace.synthetic.Preset.Habits;
import dev.sluice.app.trace.synthetic.Preset.OwnerClass;
import java.util.List;

/** What the presets consist of, and all of them: one line for each. */
final class Presets {
    /** A few chips of much different strengths. */
    private static final Choice<String> FEW_CHIPS = new Choice<>(List.of(
            new Option<>("nvidia-h20", 350),
            new Option<>("nvidia-h800", 250),
            new Option<>("nvidia-a800", 200),
            new Option<>("huawei-910b2", 200)));

    /** Vendors as they sold in 2025, without those whose figures are not known. */
    private static final Choice<String> MARKET = new Choice<>(List.of(
            new Option<>("nvidia-h20", 200),
            new Option<>("nvidia-a800", 110),
            new Option<>("nvidia-h800", 90),
            new Option<>("nvidia-rtx4090", 60),
            new Option<>("nvidia-l20", 40),
            new Option<>("nvidia-a100", 30),
            new Option<>("nvidia-h100", 30),
            new Option<>("nvidia-h200", 30),
            new Option<>("huawei-910b2", 90),
            new Option<>("huawei-910b3", 80),
            new Option<>("huawei-910c", 60),
            new Option<>("kunlun-p800", 40),
            new Option<>("cambricon-mlu370-x8", 30),
            new Option<>("metax-c500", 40),
            new Option<>("hygon-k100-ai", 40),
            new Option<>("moorethreads-s4000", 30)));

    private static final Quantiles ALIKE = Quantiles.of("0:60 1000:140");
    private static final Quantiles SKEWED = Quantiles.of("0:100 250:300 500:500 750:1000 900:2500 1000:6000");

    private static final Quantiles LAB_LOAD = Quantiles.of("0:100 500:290 1000:520");
    private static final Quantiles BUSY_LAB_LOAD = Quantiles.of("0:300 1000:600");
    private static final Quantiles SERVICE_LOAD = Quantiles.of("0:40 1000:100");
    private static final Quantiles CAMPUS_LOAD = Quantiles.of("0:1 500:30 800:60 1000:110");

    private static final OwnerClass SERVICE_PROVIDER = new OwnerClass(
            "provider",
            SERVICE_LOAD,
            new Choice<>(List.of(
                    new Option<>(Works.SERVICE, 330),
                    new Option<>(Works.PEAK_SERVICE, 330),
                    new Option<>(Works.SMALL_SERVICE, 250),
                    new Option<>(Works.GANG_TRAINING, 70),
                    new Option<>(Works.SESSION, 20))));

    private static final OwnerClass CAMPUS = new OwnerClass(
            "campus",
            CAMPUS_LOAD,
            new Choice<>(List.of(
                    new Option<>(Works.SESSION, 500),
                    new Option<>(Works.GANG_TRAINING, 300),
                    new Option<>(Works.SMALL_SERVICE, 140),
                    new Option<>(Works.SMALL_TRAINING, 60))));

    private static final OwnerClass LARGE_LAB = new OwnerClass(
            "lab",
            LAB_LOAD,
            new Choice<>(List.of(
                    new Option<>(Works.PRETRAINING, 640),
                    new Option<>(Works.GANG_TRAINING, 272),
                    new Option<>(Works.SESSION, 70),
                    new Option<>(Works.SMALL_TRAINING, 15),
                    new Option<>(Works.EVALUATION, 3))));

    /** Of smaller gangs, and with that more jobs. */
    private static final OwnerClass LAB = new OwnerClass(
            "lab",
            BUSY_LAB_LOAD,
            new Choice<>(List.of(
                    new Option<>(Works.PRETRAINING, 350),
                    new Option<>(Works.GANG_TRAINING, 410),
                    new Option<>(Works.SMALL_TRAINING, 140),
                    new Option<>(Works.SESSION, 80),
                    new Option<>(Works.EVALUATION, 20))));

    private static final Habits HABITS = new Habits(
            Choice.of("2:1 4:1 12:1 15:1 16:1 17:1 18:1 19:2 21:2 22:1 23:4"),
            List.of(
                    1630, 1609, 1546, 1445, 1315, 1163, 1000, 837, 685, 555, 454, 391, 370, 391, 454, 555, 685, 837,
                    1000, 1163, 1315, 1445, 1546, 1609),
            300,
            500,
            50,
            500,
            300);

    /** The default one first. */
    static final List<Preset> ALL = List.of(
            new Preset("small", 6, 600, ALIKE, FEW_CHIPS, classes(LAB), HABITS),
            new Preset("thirty", 30, 4_800, ALIKE, MARKET, classes(LAB), HABITS),
            new Preset("national", 150, 150_000, SKEWED, MARKET, classes(LARGE_LAB), HABITS),
            new Preset("national-550", 550, 200_000, SKEWED, MARKET, classes(LARGE_LAB), HABITS));

    private Presets() {}

    private static Choice<OwnerClass> classes(OwnerClass lab) {
        return new Choice<>(List.of(new Option<>(lab, 1), new Option<>(SERVICE_PROVIDER, 1), new Option<>(CAMPUS, 1)));
    }
}
