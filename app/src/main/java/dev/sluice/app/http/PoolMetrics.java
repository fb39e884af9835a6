package dev.sluice.app.http;

import dev.sluice.app.http.view.SummaryView;
import java.util.Map;

/** The state of the pool in the text format of Prometheus, taken at the time of the scrape. */
final class PoolMetrics {
    private final StringBuilder text = new StringBuilder();

    private PoolMetrics() {}

    static String of(SummaryView summary) {
        var metrics = new PoolMetrics();
        metrics.devices(summary);
        metrics.head("sluice_live_workloads", "gauge", "Workloads that have not ended, by state.");
        summary.states().forEach((state, count) -> metrics.line("sluice_live_workloads", label("state", state), count));
        metrics.head("sluice_waiting_workloads", "gauge", "Workloads that wait for devices, by the reason.");
        summary.queue()
                .forEach(queue ->
                        metrics.line("sluice_waiting_workloads", label("reason", queue.code()), queue.workloads()));
        metrics.head("sluice_journal_entries_total", "counter", "Commands on disk since the journal began.");
        metrics.line("sluice_journal_entries_total", "", summary.sequence());
        return metrics.text.toString();
    }

    private void devices(SummaryView summary) {
        head("sluice_devices_milli", "gauge", "Thousandths of devices, by center, chip and use.");
        for (var place : summary.devices()) {
            var use = place.use();
            var uses = Map.of(
                    "owned", use.ownedMilli(),
                    "borrowed", use.borrowedMilli(),
                    "free", use.freeMilli(),
                    "unavailable", use.unavailableMilli());
            uses.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
                var labels = label("center", place.center()) + "," + label("chip", use.chip()) + ","
                        + label("emulated", Boolean.toString(place.emulated())) + "," + label("use", entry.getKey());
                line("sluice_devices_milli", labels, entry.getValue());
            });
        }
    }

    private void head(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void line(String name, String labels, long value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ').append(value).append('\n');
    }

    private static String label(String name, String value) {
        var escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return name + "=\"" + escaped + '"';
    }
}
