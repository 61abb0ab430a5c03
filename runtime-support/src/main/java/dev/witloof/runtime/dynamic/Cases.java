package dev.witloof.runtime.dynamic;

import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.EnumValue;
import dev.witloof.runtime.OptionValue;
import dev.witloof.runtime.ResultValue;
import dev.witloof.runtime.VariantValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the values of a kind of variant stand for their cases, which are numbered as their discriminants are. */
interface Cases {
    /** Makes a value of a case. */
    ComponentValue make(int index, Optional<ComponentValue> payload);

    /** The case of a value; negative if it has none of this type. */
    int index(ComponentValue value);

    /** What the case of a value carries. */
    Optional<ComponentValue> payload(ComponentValue value);

    /** Those of an option. */
    Cases OPTION = new Cases() {
        @Override
        public ComponentValue make(int index, Optional<ComponentValue> payload) {
            return payload.map(ComponentValue::some).orElse(ComponentValue.none());
        }

        @Override
        public int index(ComponentValue value) {
            return !(value instanceof OptionValue option) ? -1 : option.value().isPresent() ? 1 : 0;
        }

        @Override
        public Optional<ComponentValue> payload(ComponentValue value) {
            return ((OptionValue) value).value();
        }
    };

    /** Those of a result. */
    Cases RESULT = new Cases() {
        @Override
        public ComponentValue make(int index, Optional<ComponentValue> payload) {
            return new ResultValue(index == 0, payload);
        }

        @Override
        public int index(ComponentValue value) {
            return !(value instanceof ResultValue result) ? -1 : result.isOk() ? 0 : 1;
        }

        @Override
        public Optional<ComponentValue> payload(ComponentValue value) {
            return ((ResultValue) value).payload();
        }
    };

    /** Those of a variant. */
    static Cases variant(List<String> names) {
        Map<String, Integer> indices = indices(names);
        return new Cases() {
            @Override
            public ComponentValue make(int index, Optional<ComponentValue> payload) {
                return new VariantValue(names.get(index), payload);
            }

            @Override
            public int index(ComponentValue value) {
                return value instanceof VariantValue variant ? indices.getOrDefault(variant.name(), -1) : -1;
            }

            @Override
            public Optional<ComponentValue> payload(ComponentValue value) {
                return ((VariantValue) value).payload();
            }
        };
    }

    /** Those of an enum. */
    static Cases enumeration(List<String> names) {
        Map<String, Integer> indices = indices(names);
        return new Cases() {
            @Override
            public ComponentValue make(int index, Optional<ComponentValue> payload) {
                return new EnumValue(names.get(index));
            }

            @Override
            public int index(ComponentValue value) {
                return value instanceof EnumValue chosen ? indices.getOrDefault(chosen.name(), -1) : -1;
            }

            @Override
            public Optional<ComponentValue> payload(ComponentValue value) {
                return Optional.empty();
            }
        };
    }

    private static Map<String, Integer> indices(List<String> names) {
        Map<String, Integer> indices = new HashMap<>();
        for (String name : names) {
            indices.put(name, indices.size());
        }
        return indices;
    }
}
