package dev.sluice.app.trace.synthetic;

import dev.sluice.core.work.Kind;
import dev.sluice.core.work.Priority;

/** The kinds of work. Where each figure comes from is told in {@code docs/synthetic.md}, in the order of this file. */
final class Works {
    /**
     * Large gangs that train language models. Durations: Philly, 16 devices and more; endings: Acme, by device time.
     */
    static final Work PRETRAINING = new Work(
            "pretraining",
            Kind.JOB,
            Priority.NORMAL,
            Work.Arrival.BY_DAY,
            new Work.Size(
                    Choice.of("32:300 64:280 128:200 256:140 512:60 1024:20"),
                    Quantiles.of("0:20 200:345 300:1282 400:32662 500:53301 700:109808 800:180817 900:340881"
                            + " 970:534468 1000:604800")),
            new Work.Need(200, 60, Choice.of("1000:1"), 950),
            new Work.Endings(124, 664),
            new Work.Restart(30, 5, 500),
            Work.Rhythm.STEADY);

    /** Training on four devices and more. Sizes and durations: Philly, from 4 to 32 devices; endings: Philly. */
    static final Work GANG_TRAINING = new Work(
            "gang-training",
            Kind.JOB,
            Priority.NORMAL,
            Work.Arrival.BY_DAY,
            new Work.Size(
                    Choice.of("4:1687 8:1444 16:162 32:37"),
                    Quantiles.of("0:10 200:513 300:2182 400:10720 500:20999 600:48559 700:92981 800:167549 900:252913"
                            + " 970:595579 1000:604800")),
            new Work.Need(100, 32, Choice.of("1000:1"), 700),
            new Work.Endings(305, 90),
            new Work.Restart(30, 5, 500),
            Work.Rhythm.STEADY);

    /** Training on one or two devices. Sizes, durations, endings: Philly; what it needs of a device: openb. */
    static final Work SMALL_TRAINING = new Work(
            "small-training",
            Kind.JOB,
            Priority.NORMAL,
            Work.Arrival.BY_DAY,
            new Work.Size(
                    Choice.of("1:69294 2:1530"),
                    Quantiles.of(
                            "0:1 50:47 100:60 250:125 500:1156 750:2725 800:3750 850:5383 900:8543 930:12060 950:18857"
                                    + " 970:43716 990:143976 995:282918 1000:604800")),
            new Work.Need(100, 16, Choice.of("250:308 500:1292 750:400 1000:4989"), 700),
            new Work.Endings(305, 90),
            new Work.Restart(30, 5, 0),
            Work.Rhythm.STEADY);

    /** Short runs that test models. Durations and endings: Acme. */
    static final Work EVALUATION = new Work(
            "evaluation",
            Kind.JOB,
            Priority.NORMAL,
            Work.Arrival.BY_DAY,
            new Work.Size(
                    Choice.of("1:600 2:150 4:150 8:100"), Quantiles.of("0:5 500:124 800:600 950:3600 1000:28800")),
            new Work.Need(60, 24, Choice.of("1000:1"), 700),
            new Work.Endings(413, 68),
            Work.Restart.FROM_NOTHING,
            Work.Rhythm.STEADY);

    /** Replicas of a model that are wanted day and night. Activity: ServeGen; that none is ever taken away: DLRM. */
    static final Work SERVICE = new Work(
            "service",
            Kind.JOB,
            Priority.HIGH,
            Work.Arrival.AT_START,
            new Work.Size(Choice.of("1:250 2:250 4:250 8:250"), Quantiles.of("0:604800 1000:604800")),
            new Work.Need(30, 40, Choice.of("1000:1"), 500),
            Work.Endings.GOOD,
            new Work.Restart(1, 2, 0),
            Work.Rhythm.STEADY);

    /** Replicas that are there for the peak of the day, and held all day. The tide: ServeGen. */
    static final Work PEAK_SERVICE = new Work(
            "peak-service",
            Kind.JOB,
            Priority.HIGH,
            Work.Arrival.AT_BUSY_HOUR,
            SERVICE.size(),
            SERVICE.need(),
            Work.Endings.GOOD,
            SERVICE.restart(),
            new Work.Rhythm(600, 840));

    /** A model that needs a part of a device and holds a whole one. Duty: GenAI. */
    static final Work SMALL_SERVICE = new Work(
            "small-service",
            Kind.JOB,
            Priority.HIGH,
            Work.Arrival.AT_START,
            new Work.Size(Choice.of("1:1"), Quantiles.of("0:604800 1000:604800")),
            new Work.Need(30, 24, Choice.of("100:400 250:400 500:200"), 300),
            Work.Endings.GOOD,
            new Work.Restart(1, 2, 0),
            Work.Rhythm.STEADY);

    /** Somebody at a notebook. Idleness: GenAI's share of samples at 0. */
    static final Work SESSION = new Work(
            "session",
            Kind.SESSION,
            Priority.NORMAL,
            Work.Arrival.BY_DAY,
            new Work.Size(Choice.of("1:800 2:100 4:60 8:40"), Quantiles.of("0:3600 500:28800 900:86400 1000:259200")),
            new Work.Need(0, 24, Choice.of("1000:1"), 700),
            Work.Endings.GOOD,
            new Work.Restart(1, 1, 0),
            new Work.Rhythm(60, 120));

    private Works() {}
}
