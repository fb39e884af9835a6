package dev.sluice.app.cli;

import dev.sluice.app.cli.json.Tree;
import dev.sluice.app.cli.table.Cell;
import dev.sluice.app.cli.table.Style;
import java.time.Instant;
import java.util.List;

/** Says quantities, times and states in few words. */
final class Words {
    private final Root root;

    Words(Root root) {
        this.root = root;
    }

    /** Thousandths of a device as devices: 250 is 0.25, 3000 is 3. */
    static String devices(long milli) {
        var part = Long.toString(1000 + Math.abs(milli % 1000)).substring(1).replaceAll("0+$", "");
        return milli / 1000 + (part.isEmpty() ? "" : "." + part);
    }

    /** MiB with the largest unit that keeps it whole or nearly so. */
    static String memory(long mib) {
        if (mib >= 1 << 20 && mib % (1 << 20) == 0) {
            return (mib >> 20) + "Ti";
        }
        if (mib >= 1024) {
            return mib % 1024 == 0
                    ? (mib >> 10) + "Gi"
                    : (mib * 10 + 512) / 1024 / 10 + "." + (mib * 10 + 512) / 1024 % 10 + "Gi";
        }
        return mib + "Mi";
    }

    /** A time span in at most two units, rounded down. */
    static String span(long millis) {
        long seconds = Math.max(0, millis) / 1000;
        if (millis > 0 && millis < 1000) {
            return millis + "ms";
        }
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return pair(seconds, 60, "m", "s", 10);
        }
        return seconds < 86_400 ? pair(seconds / 60, 60, "h", "m", 10) : pair(seconds / 3600, 24, "d", "h", 10);
    }

    private static String pair(long small, int size, String big, String rest, int shownBelow) {
        long whole = small / size;
        return whole + big + (whole < shownBelow && small % size > 0 ? small % size + rest : "");
    }

    /** RFC 3339 in UTC to the second. */
    static String time(long millis) {
        return Instant.ofEpochSecond(Math.floorDiv(millis, 1000L)).toString();
    }

    /** The same, without the day if that is today. */
    String timeBriefly(long millis) {
        var time = time(millis);
        var day = time.indexOf('T') + 1;
        return time(root.now()).startsWith(time.substring(0, day)) ? time.substring(day) : time;
    }

    /** A time with how long ago it was. */
    String when(long millis) {
        return root.say("cli.when", time(millis), span((root.now() - millis) / 1000 * 1000));
    }

    Cell age(long sinceMillis) {
        return Cell.of(sinceMillis == 0 ? "" : span((root.now() - sinceMillis) / 1000 * 1000));
    }

    /** A word that the API uses, in the reader's language if it is known. */
    String word(String kind, String value) {
        var key = "cli." + kind + "." + value;
        return root.texts().has(key) ? root.say(key) : value;
    }

    Cell state(String state) {
        return new Cell(word("state", state), style(state));
    }

    static Style style(String state) {
        return switch (state) {
            case "running", "succeeded", "up" -> Style.GOOD;
            case "starting", "stopping", "reserved" -> Style.BUSY;
            case "waiting", "held", "drained" -> Style.WAIT;
            case "failed", "timed-out", "down" -> Style.BAD;
            case "cancelled" -> Style.FAINT;
            default -> Style.PLAIN;
        };
    }

    static boolean ended(Tree workload) {
        return switch (workload.text("state")) {
            case "succeeded", "failed", "cancelled", "timed-out" -> true;
            default -> false;
        };
    }

    /** Whole devices of a workload together, such as 32 or 0.5. */
    static String allDevices(Tree workload) {
        long tasks = workload.number(workload.has("tasksNow") ? "tasksNow" : "tasks");
        return devices(tasks * workload.number("devices") * workload.number("shareMilli"));
    }

    /** The chip that it runs on, else those that will do. */
    String chip(Tree workload) {
        if (!workload.text("chip").isEmpty()) {
            return workload.text("chip");
        }
        return workload.number("devices") == 0 ? "-" : chips(workload.texts("chips"));
    }

    /** The same, with only the first of several that will do. */
    String chipBriefly(Tree workload) {
        var chips = workload.texts("chips");
        boolean several = workload.text("chip").isEmpty() && workload.number("devices") > 0 && chips.size() > 1;
        return several ? chips.getFirst() + " +" + (chips.size() - 1) : chip(workload);
    }

    String chips(List<String> chips) {
        return chips.isEmpty() ? root.say("cli.any") : String.join(", ", chips);
    }

    /** Why it waits or ended, or where it runs, in a few words. */
    Cell why(Tree workload) {
        return switch (workload.text("state")) {
            case "starting", "running", "stopping" ->
                isIdle(workload) ? new Cell(brief(workload.at("verdict")), Style.WAIT) : Cell.of(where(workload));
            case "failed" -> new Cell(ended(workload.number("exitCode"), workload.at("verdict")), Style.BAD);
            default -> Cell.of(brief(workload.at("verdict")));
        };
    }

    private static boolean isIdle(Tree workload) {
        return workload.at("verdict").text("code").equals("idle");
    }

    private String where(Tree workload) {
        var where = workload.text("center");
        if (workload.flag("emulated")) {
            where = root.say("cli.where.emulated", where);
        }
        return workload.text("tier").equals("borrowed") ? root.say("cli.where.borrowed", where) : where;
    }

    private String ended(long exitCode, Tree verdict) {
        return exitCode == 0 ? brief(verdict) : root.say("cli.exit", exitCode);
    }

    /** A verdict in a few words, by its code. */
    String brief(Tree verdict) {
        return word("why", verdict.text("code"));
    }

    /** The sentence of a verdict; none for work that runs, whose last one is about the time before. */
    static String verdict(Tree workload) {
        boolean stale = workload.at("verdict").text("code").equals("queued")
                && !workload.text("state").equals("waiting");
        return stale ? "" : workload.at("verdict").text("text").strip();
    }

    /** Exit of one task. */
    String exit(Tree task) {
        var exit = task.at("exit");
        return switch (exit.text("how")) {
            case "exited" -> root.say("cli.exit", exit.number("code"));
            case "signalled" -> root.say("cli.signal", exit.number("signal"));
            case "never-started" -> root.say("cli.never-started", exit.text("reason"));
            case "lost" -> root.say("cli.lost", exit.text("reason"));
            default -> "";
        };
    }
}
