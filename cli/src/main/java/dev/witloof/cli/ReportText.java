package dev.witloof.cli;

import dev.witloof.component.binary.CoreModuleOutline;
import dev.witloof.component.binary.CoreModuleOutline.Memory;
import dev.witloof.component.definition.Producer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A {@link ComponentReport} for people. */
final class ReportText {

    private static final long KIB = 1 << 10;
    private static final long MIB = 1 << 20;

    private final ComponentReport report;
    private final boolean functions;
    private final PrintWriter out;

    /**
     * Prepares a text.
     *
     * @param report what to print
     * @param functions whether to list the functions of interfaces
     * @param out where to print
     */
    ReportText(ComponentReport report, boolean functions, PrintWriter out) {
        this.report = report;
        this.functions = functions;
        this.out = out;
    }

    void print(String file, int bytes) {
        String name = report.name().map(n -> " named " + n).orElse("");
        line(file + ": a component" + name + " of " + bytes + " bytes");
        ports("imports", report.imports());
        ports("exports", report.exports());
        title("core modules");
        report.modules().forEach(module -> line("  " + module.place() + ": " + described(module)));
        none(report.modules());
        if (!report.components().isEmpty()) {
            title("components in it");
            report.components()
                    .forEach(each -> line("  " + each.place() + ": " + count(each.imports(), "import") + ", "
                            + count(each.exports(), "export")));
        }
        producers();
    }

    private void title(String title) {
        out.println();
        line(title);
    }

    private void none(List<?> list) {
        if (list.isEmpty()) {
            line("  none");
        }
    }

    private void line(String line) {
        out.println(PrintableText.line(line));
    }

    private void ports(String title, List<ComponentReport.Port> ports) {
        title(title);
        for (ComponentReport.Port port : ports) {
            if (port.type().isPresent()) {
                line("  " + port.name() + ": " + port.type().get());
            } else if (!port.kind().equals("interface")) {
                line("  " + port.name() + ": a " + port.kind());
            } else {
                line("  " + port.name() + ": " + members(port));
                if (functions) {
                    port.functions().forEach(each -> line("    " + each.name() + ": " + each.type()));
                }
            }
        }
        none(ports);
    }

    private static String members(ComponentReport.Port port) {
        List<String> members = new ArrayList<>();
        members.add(count(port.functions().size(), "function"));
        if (!port.resources().isEmpty()) {
            members.add(count(port.resources().size(), "resource"));
        }
        if (!port.types().isEmpty()) {
            members.add(count(port.types().size(), "other type"));
        }
        return String.join(", ", members);
    }

    private static String described(ComponentReport.Module module) {
        CoreModuleOutline outline = module.outline();
        List<String> parts = new ArrayList<>();
        parts.add(module.bytes() + " bytes");
        parts.add(count(outline.functions(), "function"));
        outline.memories().forEach(memory -> parts.add("memory of " + described(memory)));
        outline.importedMemories().forEach(memory -> parts.add("imports a memory of " + described(memory)));
        return String.join(", ", parts);
    }

    private static String described(Memory memory) {
        OptionalLong maximum = memory.maximum();
        String most = maximum.isPresent() ? "at most " + pages(maximum.getAsLong()) : "no maximum";
        return pages(memory.initial()) + ", " + most;
    }

    private static String pages(long pages) {
        String size = pages > Long.MAX_VALUE / CoreModuleOutline.PAGE_BYTES || pages < 0
                ? "more than there is"
                : size(pages * CoreModuleOutline.PAGE_BYTES);
        return Long.toUnsignedString(pages) + (pages == 1 ? " page (" : " pages (") + size + ")";
    }

    private static String size(long bytes) {
        return bytes < MIB
                ? bytes / KIB + " KiB"
                : String.format(Locale.ROOT, "%.1f MiB", (double) bytes / MIB).replace(".0 MiB", " MiB");
    }

    private void producers() {
        if (report.producers().isEmpty()) {
            return;
        }
        Map<String, List<Producer>> fields = new LinkedHashMap<>();
        report.producers().forEach(each -> fields.computeIfAbsent(each.field(), f -> new ArrayList<>())
                .add(each));
        title("produced by");
        fields.forEach((field, tools) -> line("  " + field + ": "
                + tools.stream()
                        .map(tool -> (tool.name() + " " + tool.version()).strip())
                        .collect(Collectors.joining(", "))));
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
