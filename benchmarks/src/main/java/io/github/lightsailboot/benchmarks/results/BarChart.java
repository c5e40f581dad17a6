package io.github.lightsailboot.benchmarks.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.CategoryStyler;

/**
 * Draws the medians of measurements as bars.
 */
final class BarChart {

	private BarChart() {
	}

	/**
	 * Draw a chart.
	 * @param title the title
	 * @param measurements one figure of several contenders
	 * @param file the SVG file to write
	 */
	static void write(String title, List<Measurement> measurements, Path file) throws IOException {
		CategoryChart chart = new CategoryChartBuilder().width(900).height(420).title(title).build();
		CategoryStyler styler = chart.getStyler();
		styler.setLegendVisible(false);
		styler.setLabelsVisible(true);
		styler.setLabelsPosition(1);
		styler.setAvailableSpaceFill(0.6);
		styler.setYAxisMin(0d);
		chart.setYAxisTitle(measurements.get(0).unit());
		chart.addSeries(title, measurements.stream().map(Measurement::contender).toList(),
				measurements.stream().map((measurement) -> (double) Math.round(measurement.median())).toList());
		VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
	}

}
