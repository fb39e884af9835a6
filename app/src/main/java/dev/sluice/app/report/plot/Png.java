package dev.sluice.app.report.plot;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes pictures of one hue whose cells are more or less covering, as PNG (W3C Portable Network Graphics, third
 * edition: chunks in 5.3, palette in 11.2.2, transparency in 11.3.1). Written by hand: the JDK's writer needs its whole
 * desktop module.
 */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int INDEXED = 3;

    private Png() {}

    /**
     * A picture.
     *
     * @param rgb the hue
     * @param alphas how covering each shade is, 0 to 255
     * @param cells rows of shades, all of the same length
     */
    static byte[] of(int rgb, int[] alphas, byte[][] cells) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", data -> {
                data.writeInt(cells[0].length);
                data.writeInt(cells.length);
                data.write(new byte[] {8, INDEXED, 0, 0, 0});
            });
            chunk(out, "PLTE", data -> {
                for (int i = 0; i < alphas.length; i++) {
                    data.write(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb});
                }
            });
            chunk(out, "tRNS", data -> {
                for (int alpha : alphas) {
                    data.write(alpha);
                }
            });
            chunk(out, "IDAT", data -> data.write(packed(cells)));
            chunk(out, "IEND", data -> {});
        } catch (IOException e) {
            throw new UncheckedIOException("can't write to memory", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] packed(byte[][] cells) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (var out = new DeflaterOutputStream(bytes, deflater)) {
            for (var row : cells) {
                out.write(0);
                out.write(row);
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private interface Filling {
        void fill(DataOutputStream data) throws IOException;
    }

    private static void chunk(DataOutputStream out, String type, Filling filling) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var data = new DataOutputStream(bytes);
        data.write(type.getBytes(StandardCharsets.US_ASCII));
        filling.fill(data);
        var content = bytes.toByteArray();
        var check = new CRC32();
        check.update(content);
        out.writeInt(content.length - type.length());
        out.write(content);
        out.writeInt((int) check.getValue());
    }
}
