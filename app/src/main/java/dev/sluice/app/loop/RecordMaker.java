package dev.sluice.app.loop;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.module.SimpleModule;

/**
 * Makes records through a handle that is adapted once. The library adapts the handle of the constructor anew for each
 * object, which took a fifth of the time of a recovery.
 */
final class RecordMaker extends StdValueInstantiator {
    /** What makes a mapper use it. */
    static final JacksonModule MODULE = new SimpleModule("records") {
        private static final long serialVersionUID = 1;

        @Override
        public void setupModule(SetupContext context) {
            context.addValueInstantiators(new Finder());
        }
    };

    private final MethodHandle constructor;

    private RecordMaker(StdValueInstantiator standard, MethodHandle constructor) {
        super(standard);
        this.constructor = constructor;
    }

    /** Takes the place of the library's own way for records whose constructor can be reached; the rest stays. */
    private static final class Finder extends ValueInstantiators.Base {
        @Override
        public ValueInstantiator modifyValueInstantiator(
                DeserializationConfig config, BeanDescription.Supplier bean, ValueInstantiator standard) {
            var type = bean.getBeanClass();
            if (!type.isRecord() || !(standard instanceof StdValueInstantiator plain)) {
                return standard;
            }
            var constructor = constructor(type);
            return constructor == null ? standard : new RecordMaker(plain, constructor);
        }

        private static @Nullable MethodHandle constructor(Class<?> type) {
            var components = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            try {
                return MethodHandles.publicLookup()
                        .findConstructor(type, MethodType.methodType(void.class, components))
                        .asSpreader(Object[].class, components.length)
                        .asType(MethodType.methodType(Object.class, Object[].class));
            } catch (NoSuchMethodException | IllegalAccessException e) {
                return null;
            }
        }
    }

    @Override
    public Object createFromObjectWith(DeserializationContext context, Object[] arguments) {
        try {
            return (Object) constructor.invokeExact(arguments);
        } catch (Throwable e) {
            return context.handleInstantiationProblem(getValueClass(), null, e);
        }
    }
}
