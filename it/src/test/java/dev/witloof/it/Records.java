package dev.witloof.it;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Makes records of classes that only reflection knows. */
final class Records {
    private Records() {}

    static Object make(Class<?> record, Object... components) {
        try {
            Class<?>[] types = Arrays.stream(record.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> canonical = record.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(components);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(record + " of " + Arrays.toString(components), e);
        }
    }
}
