package io.github.lightsailboot.benchmarks.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
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
	 * @param measurements one metric of several contenders
	 * @param file the PNG file to write
	 */
	static void write(String title, List<Measurement> measurements, Path file) throws IOException {
		CategoryChart chart = new CategoryChartBuilder().width(1000).height(640).title(title).build();
		CategoryStyler styler = chart.getStyler();
		styler.setLegendVisible(false);
		styler.setLabelsVisible(true);
		styler.setLabelsPosition(1);
		styler.setAvailableSpaceFill(0.6);
		styler.setXAxisLabelRotation(45);
		styler.setYAxisMin(0d);
		chart.setYAxisTitle(measurements.get(0).unit());
		chart.addSeries(title, measurements.stream().map(Measurement::contender).toList(),
				measurements.stream().map((measurement) -> (double) Math.round(measurement.median())).toList());
		BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
	}

}
