package dev.sluice.app.house;

import java.util.List;

/** One text file: its path below the project's root, with slashes, and all of its text. */
record TextFile(String path, String text) {
    boolean endsWith(String ending) {
        return path.endsWith(ending);
    }

    boolean isJava() {
        return endsWith(".java");
    }

    boolean isCode() {
        return isJava() || endsWith(".c") || endsWith(".h") || endsWith(".sh") || !name().contains(".");
    }

    boolean isTest() {
        return path.contains("src/test/");
    }

    boolean isInCore() {
        return path.startsWith("core/src/main/");
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    List<String> lines() {
        return text.lines().toList();
    }
}
