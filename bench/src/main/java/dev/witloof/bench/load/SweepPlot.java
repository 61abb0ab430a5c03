package dev.witloof.bench.load;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The sweep as a picture: a chart for each size of a body, a colour for each broker, dashed for plain Java. */
final class SweepPlot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 620;

    // Told apart also by those who see few colours.
    private static final Color[] COLORS = {
        new Color(0x000000), new Color(0xE69F00), new Color(0x56B4E9), new Color(0x009E73),
        new Color(0xB59B00), new Color(0x0072B2), new Color(0xD55E00), new Color(0xCC79A7),
    };

    private final LoadOptions options;
    private final Map<Target, Rates> measured;

    SweepPlot(LoadOptions options, Map<Target, Rates> measured) {
        this.options = options;
        this.measured = measured;
    }

    /** Writes the picture as PNG. */
    void write(Path file) throws IOException {
        List<XYChart> charts = new ArrayList<>();
        for (int size : options.sizes()) {
            charts.add(chart(size));
        }
        Path absolute = file.toAbsolutePath();
        BitmapEncoder.saveBitmap(charts, 1, charts.size(), absolute.toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    private XYChart chart(int size) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Bodies of " + size + " bytes: solid Witloof, dashed plain Java")
                .xAxisTitle("instances, or threads")
                .yAxisTitle("messages per second")
                .build();
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setXAxisMin(0.0);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setYAxisDecimalPattern("#,###");
        chart.getStyler().setXAxisDecimalPattern("#");
        measured.forEach((target, rates) -> {
            add(chart, target, rates, size, Side.WITLOOF);
            add(chart, target, rates, size, Side.PLAIN);
        });
        return chart;
    }

    private void add(XYChart chart, Target target, Rates rates, int size, Side side) {
        List<Integer> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int pool : options.pools()) {
            Optional<Double> rate = rates.rate(new Rates.Key(side, size, pool));
            if (rate.isPresent() && rate.get() > 0) {
                x.add(pool);
                y.add(rate.get());
            }
        }
        if (x.isEmpty()) {
            return;
        }
        Color color = COLORS[options.targets().indexOf(target) % COLORS.length];
        XYSeries series = chart.addSeries(target.title() + (side == Side.WITLOOF ? "" : ", plain Java"), x, y);
        series.setLineColor(color);
        series.setMarkerColor(color);
        series.setMarker(side == Side.WITLOOF ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        series.setLineStyle(side == Side.WITLOOF ? new BasicStroke(2f) : SeriesLines.DASH_DASH);
        series.setShowInLegend(side == Side.WITLOOF);
    }
}
