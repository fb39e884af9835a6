package dev.sluice.app.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All chips that Sluice knows. */
public final class ChipCatalogue {
    /** The chip that this machine's cores stand for where there is no accelerator. */
    public static final String CPU = "cpu";

    private static final String FILE = "chips.yaml";

    private final Map<String, ChipEntry> chips = new LinkedHashMap<>();
    private final Map<String, Vendor> vendors;

    ChipCatalogue(Map<String, Vendor> vendors, List<ChipEntry> chips) {
        this.vendors = Collections.unmodifiableMap(new LinkedHashMap<>(vendors));
        chips.forEach(chip -> this.chips.put(chip.id(), chip));
    }

    /** Reads the catalogue that comes with the program. */
    public static ChipCatalogue load() {
        try (var file = ChipCatalogue.class.getResourceAsStream("/dev/sluice/app/catalogue/" + FILE)) {
            if (file == null) {
                throw new IllegalStateException("the catalogue " + FILE + " is not in the program");
            }
            return CatalogueReader.read(FILE, file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the catalogue " + FILE, e);
        }
    }

    /** All chips, in the order of the file. */
    public List<ChipEntry> chips() {
        return List.copyOf(chips.values());
    }

    /** One chip. */
    public Optional<ChipEntry> find(String id) {
        return Optional.ofNullable(chips.get(id));
    }

    /** All vendors by id, in the order of the file. */
    public Map<String, Vendor> vendors() {
        return vendors;
    }
}
