package dev.witloof.component.binary;

/** The grammar of versions: those of Semantic Versioning 2.0, and their canonical prefixes. */
final class Versions {
    private Versions() {}

    /** Whether a version may follow the {@code @} of an interface's name. */
    static boolean isInterfaceVersion(String version) {
        return isSemantic(version) || isCanonical(version);
    }

    /** Whether this is a version like {@code 1.2.3-rc.1+build}. */
    static boolean isSemantic(String version) {
        int plus = version.indexOf('+');
        if (plus >= 0 && !identifiers(version.substring(plus + 1), false)) {
            return false;
        }
        String rest = plus < 0 ? version : version.substring(0, plus);
        int hyphen = rest.indexOf('-');
        if (hyphen >= 0 && !identifiers(rest.substring(hyphen + 1), true)) {
            return false;
        }
        String[] numbers = (hyphen < 0 ? rest : rest.substring(0, hyphen)).split("\\.", -1);
        return numbers.length == 3 && isNumber(numbers[0]) && isNumber(numbers[1]) && isNumber(numbers[2]);
    }

    /** Whether this is the part of a version that compatible versions share: {@code 1}, {@code 0.2}, {@code 0.0.1}. */
    static boolean isCanonical(String version) {
        String[] numbers = version.split("\\.", -1);
        for (int i = 0; i < numbers.length; i++) {
            boolean last = i == numbers.length - 1;
            boolean zero = numbers[i].equals("0");
            if (!isNumber(numbers[i]) || (last ? zero && i != 2 : !zero)) {
                return false;
            }
        }
        return numbers.length <= 3;
    }

    private static boolean identifiers(String text, boolean noLeadingZeros) {
        for (String identifier : text.split("\\.", -1)) {
            boolean digits = true;
            for (int i = 0; i < identifier.length(); i++) {
                char c = identifier.charAt(i);
                boolean digit = c >= '0' && c <= '9';
                digits &= digit;
                if (!digit && c != '-' && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z')) {
                    return false;
                }
            }
            if (identifier.isEmpty() || (noLeadingZeros && digits && !isNumber(identifier))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && (text.length() == 1 || text.charAt(0) != '0');
    }
}
