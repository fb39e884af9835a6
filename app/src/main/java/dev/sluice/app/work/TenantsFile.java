package dev.sluice.app.work;

import dev.sluice.app.input.Doc;
import dev.sluice.app.input.Fields;
import dev.sluice.app.input.TextRule;
import dev.sluice.core.tenant.MostWork;
import dev.sluice.core.tenant.TenantSpec;
import dev.sluice.core.unit.Limits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads and writes tenants as people write them. */
public final class TenantsFile {
    private static final TextRule CHIP = TextRule.LINE.upTo(Limits.NAME_CHARS);
    private static final TextRule DEVICES =
            new TextRule("work.bad-devices", Pattern.compile("(0|[1-9][0-9]{0,8})m?"), 10, false);

    private TenantsFile() {}

    /**
     * The tenants of a file, in an order in which each follows the one above it.
     *
     * @param chips ids that guarantees and limits may name
     */
    public static Doc.Reading<List<TenantSpec>> read(Doc document, Collection<String> chips) {
        return document.read(fields -> {
            var tenants = fields.objects("tenants", Limits.TENANTS);
            if (tenants.isEmpty() && fields.shape("tenants") != Fields.Shape.VALUE) {
                fields.refuse("tenants", "work.no-tenants", "", "");
            }
            var paths = new TreeSet<String>();
            var specs = new ArrayList<Supplier<TenantSpec>>();
            tenants.forEach(tenant -> specs.add(tenant(tenant, chips, paths)));
            return () -> specs.stream()
                    .map(Supplier::get)
                    .sorted((a, b) -> a.path().compareTo(b.path()))
                    .toList();
        });
    }

    private static Supplier<TenantSpec> tenant(Fields tenant, Collection<String> chips, TreeSet<String> paths) {
        var path = tenant.requireText("path", TextRule.TENANT);
        if (!path.isEmpty() && !paths.add(path)) {
            tenant.refuse("path", "work.tenant-twice", "", "");
        }
        int weight = (int) tenant.integer("weight", 1, Limits.WEIGHT).orElse(1);
        var guarantee = devices(tenant, "guarantee", chips);
        var limit = devices(tenant, "limit", chips);
        var most = tenant.object("workloads").map(TenantsFile::most).orElse(MostWork.ANY);
        return () -> new TenantSpec(path, weight, guarantee, limit, most);
    }

    private static MostWork most(Fields workloads) {
        long waiting = workloads.integer("waiting", 1, Limits.LIVE_WORKLOADS).orElse(0);
        long running = workloads.integer("running", 1, Limits.LIVE_WORKLOADS).orElse(0);
        return new MostWork((int) waiting, (int) running);
    }

    private static SortedMap<String, Long> devices(Fields tenant, String name, Collection<String> chips) {
        var milli = new TreeMap<String, Long>();
        tenant.textMap(name, CHIP, DEVICES, Limits.CHIPS).forEach((chip, amount) -> {
            if (!chips.contains(chip)) {
                tenant.refuse(name, "work.unknown-chip-named", String.join(", ", chips), chip);
            }
            milli.put(chip, milliOf(amount));
        });
        return milli;
    }

    private static long milliOf(String amount) {
        return amount.endsWith("m")
                ? Long.parseLong(amount.substring(0, amount.length() - 1))
                : Long.parseLong(amount) * Limits.DEVICE_MILLI;
    }

    /** Device milli as {@link #read} takes it: {@code 8} or {@code 250m}. */
    public static String devicesText(long milli) {
        return milli % Limits.DEVICE_MILLI == 0 ? Long.toString(milli / Limits.DEVICE_MILLI) : milli + "m";
    }
}
