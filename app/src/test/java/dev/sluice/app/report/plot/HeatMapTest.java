package dev.sluice.app.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class HeatMapTest {
    @Test
    void a_cell_is_the_more_covering_the_fuller_it_is() throws Exception {
        var image = read(HeatMap.picture(List.of(new double[] {0, 0.5, 1}, new double[] {1, 2, -1})));

        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getHeight()).isEqualTo(2);
        assertThat(image.getRGB(0, 0) >>> 24).isZero();
        assertThat(image.getRGB(1, 0) >>> 24).isEqualTo(127);
        assertThat(image.getRGB(2, 0)).isEqualTo(0xff0b6fb8);
        assertThat(image.getRGB(1, 1) >>> 24).isEqualTo(255);
        assertThat(image.getRGB(2, 1) >>> 24).isZero();
    }

    private static BufferedImage read(String address) throws Exception {
        var bytes = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
