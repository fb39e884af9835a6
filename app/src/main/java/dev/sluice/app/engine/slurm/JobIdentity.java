package dev.sluice.app.engine.slurm;

import java.util.Optional;

/**
 * Which job it is. The id alone does not say: a controller that lost its state gives ids out again, to jobs of anybody.
 *
 * @param submitSeconds when it was submitted, in s since 1970; 0 = not known yet
 */
record JobIdentity(long id, long submitSeconds, String name) {
    static JobIdentity of(SlurmJob job) {
        return new JobIdentity(job.id(), job.submitSeconds(), job.name());
    }

    /** Reads what {@link #format} wrote; empty if it is none. */
    static Optional<JobIdentity> parse(String text) {
        var words = text.strip().split(" ", -1);
        return words.length == 3 && words[0].matches("[1-9]\\d{0,17}") && words[1].matches("\\d{1,18}")
                ? Optional.of(new JobIdentity(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2]))
                : Optional.empty();
    }

    String format() {
        return id + " " + submitSeconds + " " + name + "\n";
    }

    /** Whether a job is this one, by all that is known. */
    boolean is(SlurmJob job) {
        return id == job.id()
                && name.equals(job.name())
                && (submitSeconds == 0 || submitSeconds == job.submitSeconds());
    }
}
