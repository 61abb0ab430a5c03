package dev.witloof.runtime.core;

import dev.witloof.component.abi.CoreSignature;
import dev.witloof.component.abi.CoreType;
import java.util.List;

/**
 * The type of a core function.
 *
 * @param parameters one character for each parameter: {@code i j f d} for {@code i32 i64 f32 f64}, {@code ?} for all else
 * @param results the same for the results
 */
public record FunctionShape(String parameters, String results) {
    /** Stands in a list of types for one that is not a function's. */
    public static final FunctionShape NONE = new FunctionShape("!", "!");

    /**
     * The shape of a function of the canonical ABI.
     *
     * @param signature its core signature
     * @return the shape
     */
    public static FunctionShape of(CoreSignature signature) {
        return new FunctionShape(codes(signature.parameters()), codes(signature.results()));
    }

    private static String codes(List<CoreType> types) {
        StringBuilder codes = new StringBuilder();
        for (CoreType type : types) {
            codes.append(
                    switch (type) {
                        case I32 -> 'i';
                        case I64 -> 'j';
                        case F32 -> 'f';
                        case F64 -> 'd';
                    });
        }
        return codes.toString();
    }

    @Override
    public String toString() {
        return "(" + words(parameters) + ") -> (" + words(results) + ")";
    }

    private static String words(String codes) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < codes.length(); i++) {
            words.append(i == 0 ? "" : ", ")
                    .append(
                            switch (codes.charAt(i)) {
                                case 'i' -> "i32";
                                case 'j' -> "i64";
                                case 'f' -> "f32";
                                case 'd' -> "f64";
                                default -> "another type";
                            });
        }
        return words.toString();
    }
}
