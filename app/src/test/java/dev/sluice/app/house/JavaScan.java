package dev.sluice.app.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Walks the syntax of one Java file and collects what breaks a rule. */
final class JavaScan extends TreePathScanner<@Nullable Void, @Nullable Void> {
    static final int LONGEST_METHOD = 60;
    static final int FEWEST_WORDS = 3;

    private static final Set<String> VAGUE_PACKAGES =
            Set.of("util", "utils", "common", "impl", "manager", "helper", "helpers", "misc", "shared");
    private static final Set<String> SKIPPING = Set.of("Disabled", "RepeatedTest", "RetryingTest");
    private static final Set<String> TESTS = Set.of("Test", "ParameterizedTest", "TestFactory");

    private final TextFile file;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Finding> findings;

    JavaScan(TextFile file, CompilationUnitTree unit, SourcePositions positions, List<Finding> findings) {
        this.file = file;
        this.unit = unit;
        this.positions = positions;
        this.findings = findings;
    }

    @Override
    public @Nullable Void visitPackage(PackageTree tree, @Nullable Void none) {
        for (var word : tree.getPackageName().toString().split("\\.")) {
            if (VAGUE_PACKAGES.contains(word)) {
                found(tree, "lies in a package named " + word + "; name what it is about");
            }
        }
        return super.visitPackage(tree, null);
    }

    @Override
    public @Nullable Void visitImport(ImportTree tree, @Nullable Void none) {
        var name = tree.getQualifiedIdentifier().toString();
        if (name.startsWith("org.mockito") || name.startsWith("org.easymock")) {
            found(tree, "imports a mock library; write a fake by hand");
        }
        if (name.endsWith(".*")) {
            found(tree, "imports with a star; name the classes");
        }
        return super.visitImport(tree, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void none) {
        if (tree.getBody() != null && lines(tree.getBody()) > LONGEST_METHOD) {
            found(tree, tree.getName() + " has more than " + LONGEST_METHOD + " lines");
        }
        var tested = tree.getModifiers().getAnnotations().stream().anyMatch(mark -> TESTS.contains(simpleName(mark)));
        if (tested && words(tree.getName().toString()) < FEWEST_WORDS) {
            found(tree, tree.getName() + " is no sentence; say what holds");
        }
        return super.visitMethod(tree, null);
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void none) {
        if (SKIPPING.contains(simpleName(tree))) {
            found(tree, "has @" + simpleName(tree) + "; a test runs, once, each time");
        }
        return super.visitAnnotation(tree, null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void none) {
        if (file.isTest() && tree.getMethodSelect().toString().endsWith("Thread.sleep")) {
            found(tree, "sleeps; wait for what is to happen");
        }
        return super.visitMethodInvocation(tree, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void none) {
        var type = tree.getType() == null ? "" : tree.getType().toString();
        if (type.matches("Optional(Int|Long)?(<.*)?") && isKept(type)) {
            found(tree, tree.getName() + " keeps an Optional; it is for return types, else use @Nullable");
        }
        return super.visitVariable(tree, null);
    }

    /**
     * A field, or a parameter that others fill. Not the steps of one pipeline between private methods, and not a number
     * of a record, for no primitive takes @Nullable.
     */
    private boolean isKept(String type) {
        return switch (getCurrentPath().getParentPath().getLeaf()) {
            case MethodTree method -> !method.getModifiers().getFlags().contains(Modifier.PRIVATE);
            case ClassTree around -> around.getKind() != Tree.Kind.RECORD || type.startsWith("Optional<");
            default -> false;
        };
    }

    @Override
    public @Nullable Void visitPrimitiveType(PrimitiveTypeTree tree, @Nullable Void none) {
        var kind = tree.getPrimitiveTypeKind();
        if (file.isInCore() && (kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT)) {
            found(tree, "uses floating point; count in integers");
        }
        return super.visitPrimitiveType(tree, null);
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree tree, @Nullable Void none) {
        if (file.isInCore() && (tree.getValue() instanceof Double || tree.getValue() instanceof Float)) {
            found(tree, "uses floating point; count in integers");
        }
        return super.visitLiteral(tree, null);
    }

    @Override
    public @Nullable Void visitSynchronized(SynchronizedTree tree, @Nullable Void none) {
        if (file.isInCore()) {
            found(tree, "locks; the core has one writer");
        }
        return super.visitSynchronized(tree, null);
    }

    private static String simpleName(AnnotationTree tree) {
        var name = tree.getAnnotationType().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static long words(String name) {
        return Arrays.stream(name.split("_|(?=\\p{Lu})"))
                .filter(word -> !word.isEmpty())
                .count();
    }

    private long lines(Tree tree) {
        var map = unit.getLineMap();
        return map.getLineNumber(positions.getEndPosition(unit, tree)) - line(tree) + 1;
    }

    private long line(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    private void found(Tree tree, String what) {
        findings.add(new Finding(file.path(), line(tree), what));
    }
}
