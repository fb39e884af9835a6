package dev.sluice.app.engine.slurm;

import dev.sluice.app.engine.slurm.SlurmFailure.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Slurm by its commands, for sites without slurmrestd: {@code sbatch}, {@code squeue}, {@code scancel} and
 * {@code scontrol}.
 */
final class CommandSlurm implements Slurm {
    private static final long PATIENCE_SECONDS = 60;

    /** A character that no name holds. */
    private static final String MARK = "\u001f";

    private static final String JOB_FORMAT = String.join(MARK, "%i", "%j", "%k", "%V", "%T", "%r", "%N", "%b", "%C");
    private static final int JOB_FIELDS = 9;
    private static final String HOLDING = "RUNNING,COMPLETING,SUSPENDED,CONFIGURING,STAGE_OUT,SIGNALING,STOPPED";
    private static final Pattern FIELD = Pattern.compile("(\\w+)=(\\S*)");

    private final Map<String, String> variables;

    /** @param variables set for the commands beside the server's own, such as {@code SLURM_CONF} */
    CommandSlurm(Map<String, String> variables) {
        this.variables = variables;
    }

    @Override
    public String version() throws SlurmFailure {
        run(List.of("scontrol", "ping"), "");
        return run(List.of("scontrol", "--version"), "")
                .strip()
                .replace("slurm-wlm ", "")
                .replace("slurm ", "");
    }

    @Override
    public List<SlurmNode> nodes(@Nullable String reservation) throws SlurmFailure {
        var lent = reservation == null ? null : reserved(reservation);
        var nodes = new ArrayList<SlurmNode>();
        for (var line : run(List.of("scontrol", "--oneliner", "show", "nodes"), "")
                .lines()
                .toList()) {
            var fields = fields(line);
            if (fields.containsKey("NodeName")) {
                nodes.add(new SlurmNode(
                        fields.get("NodeName"),
                        fields.getOrDefault("NodeAddr", fields.get("NodeName")),
                        Integer.parseInt(fields.getOrDefault("CPUTot", "0")),
                        Long.parseLong(fields.getOrDefault("RealMemory", "0")),
                        Gres.parse(fields.getOrDefault("Gres", "")),
                        List.of(fields.getOrDefault("Partitions", "").split(",")),
                        NodeState.usable(
                                fields.get("NodeName"),
                                List.of(fields.getOrDefault("State", "").split("\\+")),
                                lent)));
            }
        }
        return nodes;
    }

    /** The first value of each key: later ones may stand in a free text such as the reason. */
    private static Map<String, String> fields(String line) {
        var fields = new TreeMap<String, String>();
        FIELD.matcher(line).results().forEach(match -> fields.putIfAbsent(match.group(1), match.group(2)));
        return fields;
    }

    private Set<String> reserved(String reservation) throws SlurmFailure {
        var nodes = new TreeSet<String>();
        for (var line : run(List.of("scontrol", "--oneliner", "show", "reservations"), "")
                .lines()
                .toList()) {
            var fields = fields(line);
            if (reservation.equals(fields.get("ReservationName"))) {
                nodes.addAll(HostList.expand(fields.getOrDefault("Nodes", "")));
            }
        }
        return nodes;
    }

    @Override
    public List<SlurmJob> jobs() throws SlurmFailure {
        return jobs(List.of());
    }

    @Override
    public Optional<SlurmJob> job(long id) throws SlurmFailure {
        try {
            return jobs(List.of("--jobs=" + id)).stream().findFirst();
        } catch (SlurmFailure e) {
            if (e.kind() == Kind.UNKNOWN_JOB) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private List<SlurmJob> jobs(List<String> which) throws SlurmFailure {
        var memory = memory(which);
        var jobs = new ArrayList<SlurmJob>();
        var command =
                new ArrayList<>(List.of("squeue", "--noheader", "--all", "--states=all", "--format=" + JOB_FORMAT));
        command.addAll(which);
        for (var line : run(command, "").split("\n")) {
            var fields = line.split(MARK, -1);
            if (fields.length == JOB_FIELDS && fields[0].matches("\\d+")) {
                jobs.add(job(fields, memory.getOrDefault(fields[0], 0L)));
            }
        }
        return jobs;
    }

    /** Memory of the jobs that hold some, by id: the short format has what was asked for, per node or per core. */
    private Map<String, Long> memory(List<String> which) throws SlurmFailure {
        var memory = new TreeMap<String, Long>();
        var command = new ArrayList<>(
                List.of("squeue", "--noheader", "--all", "--states=" + HOLDING, "--Format=JobID:20,tres-alloc:400"));
        command.addAll(which);
        for (var line : run(command, "").split("\n")) {
            var words = line.strip().split("\\s+");
            if (words.length == 2) {
                memory.put(words[0], Tres.memoryMib(words[1]));
            }
        }
        return memory;
    }

    private static SlurmJob job(String[] fields, long memoryMib) {
        var nodes = HostList.expand(fields[6]);
        // The command tells what a job asked for on each node, which is what it has.
        var each = Gres.parse(fields[7]).stream().limit(1).toList();
        return new SlurmJob(
                Long.parseLong(fields[0]),
                fields[1],
                fields[2].equals("(null)") ? "" : fields[2],
                seconds(fields[3]),
                fields[4],
                fields[5],
                nodes,
                each.isEmpty()
                        ? List.of()
                        : nodes.stream().map(node -> each.getFirst()).toList(),
                Integer.parseInt(fields[8].isEmpty() ? "0" : fields[8]),
                memoryMib);
    }

    private static long seconds(String local) {
        try {
            return LocalDateTime.parse(local).atZone(ZoneId.systemDefault()).toEpochSecond();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }

    @Override
    public long submit(SlurmSubmission submission) throws SlurmFailure {
        var command = new ArrayList<>(List.of(
                "sbatch",
                "--parsable",
                "--no-requeue",
                "--export=NIL",
                "--job-name=" + submission.name(),
                "--comment=" + submission.comment(),
                "--nodes=" + submission.nodes().size(),
                "--nodelist=" + String.join(",", submission.nodes()),
                "--ntasks=" + submission.nodes().size(),
                "--cpus-per-task=" + submission.cpus(),
                "--chdir=" + submission.directory(),
                "--output=" + submission.directory() + "/slurm-%j.out"));
        add(command, "--mem=", submission.memoryMib() > 0 ? submission.memoryMib() + "M" : null);
        add(command, "--gres=", submission.gres().isEmpty() ? null : submission.gres());
        add(command, "--time=", submission.minutes() > 0 ? Long.toString(submission.minutes()) : null);
        add(command, "--partition=", submission.partition());
        add(command, "--account=", submission.account());
        add(command, "--reservation=", submission.reservation());
        var id = run(command, submission.script()).strip().split(";", -1)[0];
        if (!id.matches("[1-9]\\d{0,17}")) {
            throw new SlurmFailure(Kind.REFUSED, "sbatch gave no id: " + id);
        }
        return Long.parseLong(id);
    }

    private static void add(List<String> command, String option, @Nullable String value) {
        if (value != null) {
            command.add(option + value);
        }
    }

    @Override
    public void terminate(long job) throws SlurmFailure {
        end(List.of("scancel", "--signal=TERM", "--batch", Long.toString(job)));
    }

    @Override
    public void cancel(long job) throws SlurmFailure {
        end(List.of("scancel", Long.toString(job)));
    }

    private void end(List<String> command) throws SlurmFailure {
        try {
            var _ = run(command, "");
        } catch (SlurmFailure e) {
            if (e.kind() != Kind.UNKNOWN_JOB) {
                throw e;
            }
        }
    }

    private String run(List<String> command, String input) throws SlurmFailure {
        var errors = errorFile();
        try {
            // Times are read back in the zone of this process, so the command gets the same one.
            var builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().putAll(variables);
            var process = builder.start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new SlurmFailure(Kind.UNREACHABLE, command.getFirst() + " gave no answer");
            }
            if (process.exitValue() != 0) {
                throw failure(command.getFirst(), Files.readString(errors));
            }
            return out;
        } catch (IOException e) {
            throw e instanceof SlurmFailure known
                    ? known
                    : new SlurmFailure(Kind.UNREACHABLE, "cannot run " + command.getFirst() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SlurmFailure(Kind.UNREACHABLE, "interrupted while waiting for " + command.getFirst());
        } finally {
            errors.toFile().delete();
        }
    }

    private static Path errorFile() throws SlurmFailure {
        try {
            return Files.createTempFile("sluice-slurm", ".err");
        } catch (IOException e) {
            throw new SlurmFailure(Kind.UNREACHABLE, "no temporary file can be made: " + e.getMessage());
        }
    }

    private static SlurmFailure failure(String command, String errors) {
        var text = errors.strip();
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("invalid job id") || lower.contains("already completing or completed")) {
            return new SlurmFailure(Kind.UNKNOWN_JOB, text);
        }
        if (lower.contains("access/permission denied") || lower.contains("authentication")) {
            return new SlurmFailure(Kind.DENIED, text);
        }
        boolean unheard = lower.contains("unable to contact slurm controller")
                || lower.contains("timed out")
                || lower.contains("communication")
                || lower.contains("connection");
        return new SlurmFailure(unheard ? Kind.UNREACHABLE : Kind.REFUSED, command + ": " + text);
    }

    @Override
    public String toString() {
        return "the commands of Slurm";
    }
}
