package dev.sluice.app.report.plot;

import java.util.Base64;
import java.util.List;

/**
 * Rows of shades, from none to full, as a picture of one pixel a cell: light even with a hundred thousand of them, and
 * right on light and dark paper, as nothing is drawn where the value is 0.
 */
public final class HeatMap {
    private static final int SHADES = 21;
    private static final int RGB = 0x0b6fb8;

    private HeatMap() {}

    /** The picture of some rows of parts, 0 to 1, all of the same length; as a {@code data:} address. */
    public static String picture(List<double[]> rows) {
        var cells = new byte[rows.size()][];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = shades(rows.get(i));
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(Png.of(RGB, alphas(), cells));
    }

    /** How covering the shade of a part is, 0 to 1: for the legend. */
    public static double opacity(double part) {
        return alphas()[shade(part)] / 255.0;
    }

    private static byte[] shades(double[] parts) {
        var shades = new byte[parts.length];
        for (int i = 0; i < shades.length; i++) {
            shades[i] = (byte) shade(parts[i]);
        }
        return shades;
    }

    private static int shade(double part) {
        return (int) Math.round(Math.clamp(part, 0.0, 1.0) * (SHADES - 1));
    }

    private static int[] alphas() {
        var alphas = new int[SHADES];
        for (int i = 0; i < SHADES; i++) {
            alphas[i] = i * 255 / (SHADES - 1);
        }
        return alphas;
    }
}
