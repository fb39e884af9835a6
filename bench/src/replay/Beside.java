import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints the figures of a replay's JSON report beside published ones: {@code Beside KIND FILE}.
 *
 * <p>Sources of the figures beside ours: Weng et al., USENIX ATC 2023 (packing, mean of ten seeds); Zhao et al.,
 * SIGCOMM 2022 (Muri); plain event simulations of the same files (Philly and Helios, strict line, consolidated
 * placement).
 */
public final class Beside {
    /** Unallocated percent when 100 % arrived, by list: Random, DotProd, Clustering, Packing, BestFit, FGD. */
    private static final Map<String, double[]> PACKING = Map.of(
            "default", new double[] {13.70, 9.38, 8.35, 8.22, 7.14, 4.77},
            "cpu050", new double[] {10.98, 6.97, 6.48, 6.54, 6.44, 5.00},
            "cpu100", new double[] {12.56, 8.27, 7.58, 7.50, 6.74, 4.79},
            "cpu200", new double[] {16.97, 12.55, 10.33, 10.02, 7.85, 5.18},
            "gpushare40", new double[] {15.14, 10.70, 10.24, 10.23, 8.56, 6.04},
            "gpushare100", new double[] {21.10, 18.02, 17.78, 17.87, 15.38, 13.36},
            "gpuspec10", new double[] {13.74, 9.83, 8.04, 7.76, 6.90, 5.34},
            "gpuspec33", new double[] {16.13, 20.18, 18.91, 17.78, 19.61, 12.16},
            "multigpu20", new double[] {13.08, 8.15, 6.66, 6.50, 6.27, 4.47},
            "multigpu50", new double[] {18.72, 5.27, 4.31, 3.94, 4.38, 2.91});

    private static final List<String> POLICIES =
            List.of("random", "dot-product", "gpu-clustering", "gpu-packing", "best-fit", "fgd");

    /** Mean wait and completion in seconds by kind and set-up. */
    private static final Map<String, double[]> QUEUES = Map.of(
            "philly silo", new double[] {177_007, 188_487},
            "philly pool-fifo", new double[] {4_164, 15_644},
            "philly pool-fifo+fifo", new double[] {869, 12_350},
            "venus silo", new double[] {10_883, 16_534},
            "venus pool-fifo", new double[] {25_930, 31_580});

    private static final Map<String, Double> MURI = Map.of(
            "muri-trace1 pool+srtf", 1_370_603.2,
            "muri-trace1 pool+srsf", 980_140.6,
            "muri-trace2 pool+srtf", 2_665_607.0,
            "muri-trace2 pool+srsf", 2_213_950.0);

    private Beside() {}

    public static void main(String[] arguments) throws Exception {
        var report = JsonMapper.shared().readTree(Files.readString(Path.of(arguments[1])));
        System.out.println("## " + arguments[0]);
        if (arguments[0].equals("packing")) {
            packing(report);
        } else {
            setups(arguments[0], report);
        }
    }

    private static void packing(JsonNode report) {
        var byList = new TreeMap<String, TreeMap<String, Double>>();
        for (var row : report.get("packing")) {
            if (row.get("arrivedPercent").asDouble() == 100) {
                byList.computeIfAbsent(row.get("list").asString(), list -> new TreeMap<>())
                        .put(row.get("policy").asString(), row.get("unallocatedPercent").get("mean").asDouble());
            }
        }
        System.out.println("| list | policy | ours | published | difference |\n|---|---|---|---|---|");
        byList.forEach((list, policies) -> policies.forEach((policy, ours) -> {
            int at = POLICIES.indexOf(policy);
            var published = PACKING.get(list);
            var beside = published == null || at < 0
                    ? " | "
                    : String.format("%.2f | %+.2f", published[at], ours - published[at]);
            System.out.printf("| %s | %s | %.2f | %s |%n", list, policy, ours, beside);
        }));
    }

    private static void setups(String kind, JsonNode report) {
        System.out.println("| set-up | allocated | active | useful | ceiling | wait, s | completion, s "
                + "| beside: wait, completion | owners worse off | s |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (var setup : report.get("setups")) {
            var name = setup.get("name").asString();
            var use = setup.get("utilisation");
            var queue = QUEUES.get(kind + " " + name);
            var muri = MURI.get(kind + " " + name);
            var beside = queue != null
                    ? String.format("%,.0f, %,.0f", queue[0], queue[1])
                    : muri != null ? String.format("-, %,.0f", muri) : "";
            int worse = 0;
            for (var owner : setup.get("owners")) {
                worse += owner.get("worseOff").asBoolean(false) ? 1 : 0;
            }
            System.out.printf(
                    "| %s | %.3f | %s | %.3f | %.3f | %,.0f | %,.0f | %s | %d | %.1f |%n",
                    name,
                    use.get("allocated").asDouble(),
                    use.get("active").isNull() ? "unknown" : String.format("%.3f", use.get("active").asDouble()),
                    use.get("useful").asDouble(),
                    use.get("ceiling").asDouble(),
                    setup.get("wait").get("mean").asDouble(),
                    setup.get("completion").get("mean").asDouble(),
                    beside,
                    worse,
                    setup.get("wallSeconds").asDouble());
        }
    }
}
