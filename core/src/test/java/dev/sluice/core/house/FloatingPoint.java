package dev.sluice.core.house;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds float and double in fields, signatures and calls of one class. Those in method bodies are the tidy test's. */
final class FloatingPoint {
    private static final Set<String> TYPES = Set.of("float", "double");

    private FloatingPoint() {}

    static Stream<String> in(JavaClass type) {
        var fields = type.getFields().stream()
                .filter(field -> floats(field.getRawType()))
                .map(JavaField::getDescription);
        var signatures = type.getCodeUnits().stream()
                .filter(unit -> floats(unit.getRawReturnType()) || anyFloats(unit.getRawParameterTypes()))
                .map(JavaCodeUnit::getDescription);
        var calls = type.getAccessesFromSelf().stream()
                .filter(access -> access.getTarget() instanceof CodeUnitAccessTarget called
                        && (floats(called.getRawReturnType()) || anyFloats(called.getRawParameterTypes())))
                .map(JavaAccess::getDescription);
        return Stream.of(fields, signatures, calls).flatMap(found -> found);
    }

    private static boolean anyFloats(List<JavaClass> types) {
        return types.stream().anyMatch(FloatingPoint::floats);
    }

    private static boolean floats(JavaClass type) {
        return TYPES.contains(type.getBaseComponentType().getName());
    }
}
