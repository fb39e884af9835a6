package dev.sluice.app.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Rules about Java sources, read with the compiler's own parser. */
final class JavaRules {
    private JavaRules() {}

    /** Everything found in all Java files of the tree. */
    static List<Finding> check(SourceTree tree) {
        var findings = new ArrayList<Finding>();
        for (var file : tree.only(TextFile::isJava)) {
            findings.addAll(check(file));
        }
        return findings;
    }

    private static List<Finding> check(TextFile file) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, null, null, null, List.of(sourceOf(file)));
        var findings = new ArrayList<Finding>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                new JavaScan(file, unit, Trees.instance(task).getSourcePositions(), findings)
                        .scan(new TreePath(unit), null);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return findings;
    }

    private static JavaFileObject sourceOf(TextFile file) {
        return new SimpleJavaFileObject(URI.create("string:///" + file.path()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return file.text();
            }
        };
    }
}
