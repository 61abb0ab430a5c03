package dev.witloof.wasi.http;

import dev.witloof.bindings.wasi.http.Types;
import dev.witloof.bindings.wasi.http.Types.HeaderError;
import dev.witloof.bindings.wasi.http.Types.HeaderErrorException;
import dev.witloof.runtime.Tuple2;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The resource {@code fields}. */
final class HostFields implements Types.Fields {
    /** What the implementation of HTTP sets itself, or has to keep to itself. */
    private static final Set<String> FORBIDDEN = Set.of(
            "connection",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "transfer-encoding",
            "upgrade");

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final int ENTRY_BYTES = 64;

    /** A field, whose name compares in lower case. */
    private static final class Entry {
        private final String name;
        private final String key;
        private final byte[] value;

        Entry(String name, byte[] value) {
            this.name = name;
            this.key = HostFields.key(name);
            this.value = value;
        }

        long size() {
            return ENTRY_BYTES + name.length() + (long) value.length;
        }
    }

    private final FieldBudget budget;
    private final List<Entry> entries = new ArrayList<>();
    private final boolean immutable;
    private long counted;

    private HostFields(FieldBudget budget, boolean immutable) {
        this.budget = budget;
        this.immutable = immutable;
    }

    /** No fields. */
    static HostFields none(FieldBudget budget) {
        return new HostFields(budget, false);
    }

    /** A guest's fields. */
    static HostFields of(FieldBudget budget, List<Tuple2<String, byte[]>> entries) throws HeaderErrorException {
        HostFields fields = none(budget);
        try {
            for (Tuple2<String, byte[]> each : entries) {
                fields.append(each.v0(), each.v1());
            }
            return fields;
        } catch (HeaderErrorException | RuntimeException e) {
            fields.close();
            throw e;
        }
    }

    /** Fields that somebody else has sent. */
    static HostFields received(FieldBudget budget, List<Tuple2<String, byte[]>> entries) {
        HostFields fields = new HostFields(budget, true);
        entries.forEach(each -> fields.add(new Entry(each.v0(), each.v1())));
        return fields;
    }

    /** Fields of this host's, of which no other can be used. */
    static HostFields own(Types.Fields given) {
        if (given instanceof HostFields own) {
            return own;
        }
        throw new IllegalArgumentException("the fields were not made by this host's types");
    }

    /** The same fields, which cannot be changed. */
    HostFields frozen() {
        return copy(true);
    }

    private HostFields copy(boolean frozen) {
        HostFields copy = new HostFields(budget, frozen);
        try {
            entries.forEach(copy::add);
            return copy;
        } catch (RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    private void add(Entry entry) {
        budget.add(entry.size());
        counted += entry.size();
        entries.add(entry);
    }

    private void remove(String key) {
        entries.removeIf(each -> {
            if (!each.key.equals(key)) {
                return false;
            }
            budget.add(-each.size());
            counted -= each.size();
            return true;
        });
    }

    private void checkChange(String name) throws HeaderErrorException {
        if (immutable) {
            throw new HeaderErrorException(new HeaderError.Immutable());
        }
        if (!NAME.matcher(name).matches()) {
            throw new HeaderErrorException(new HeaderError.InvalidSyntax());
        }
        if (FORBIDDEN.contains(key(name))) {
            throw new HeaderErrorException(new HeaderError.Forbidden());
        }
    }

    private static void check(byte[] value) throws HeaderErrorException {
        for (byte each : value) {
            if ((each >= 0 && each < ' ' && each != '\t') || each == 0x7F) {
                throw new HeaderErrorException(new HeaderError.InvalidSyntax());
            }
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public List<byte[]> get(String name) {
        String key = key(name);
        return entries.stream()
                .filter(each -> each.key.equals(key))
                .map(each -> each.value)
                .toList();
    }

    @Override
    public boolean has(String name) {
        String key = key(name);
        return entries.stream().anyMatch(each -> each.key.equals(key));
    }

    @Override
    public void set(String name, List<byte[]> values) throws HeaderErrorException {
        checkChange(name);
        for (byte[] each : values) {
            check(each);
        }
        remove(key(name));
        values.forEach(each -> add(new Entry(name, each)));
    }

    @Override
    public void delete(String name) throws HeaderErrorException {
        checkChange(name);
        remove(key(name));
    }

    @Override
    public void append(String name, byte[] value) throws HeaderErrorException {
        checkChange(name);
        check(value);
        add(new Entry(name, value));
    }

    @Override
    public List<Tuple2<String, byte[]>> entries() {
        return entries.stream().map(each -> new Tuple2<>(each.name, each.value)).toList();
    }

    @Override
    public HostFields clone_() {
        return copy(false);
    }

    @Override
    public void close() {
        entries.clear();
        budget.add(-counted);
        counted = 0;
    }
}
