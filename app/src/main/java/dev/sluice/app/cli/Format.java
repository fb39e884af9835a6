package dev.sluice.app.cli;

/** How data is printed. */
enum Format {
    TABLE,
    WIDE,
    JSON,
    YAML,
    CSV,
    NAME;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return switch (this) {
            case TABLE -> "table";
            case WIDE -> "wide";
            case JSON -> "json";
            case YAML -> "yaml";
            case CSV -> "csv";
            case NAME -> "name";
        };
    }
}
