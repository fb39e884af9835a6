package dev.sluice.app.engine.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GresTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    gpu:h20:8                              | gpu h20 8
                    gpu:h20:8(S:0-1),shard:32              | gpu h20 8, shard  32
                    gpu:h20:2(IDX:0-1,4)                   | gpu h20 2
                    gpu:8                                  | gpu  8
                    gres/gpu:a100=4                        | gpu a100 4
                    gres:gpu:h20:2                         | gpu h20 2
                    gpu:nvidia_h100_80gb_hbm3:8            | gpu nvidia_h100_80gb_hbm3 8
                    shard:h20:1K                           | shard h20 1024
                    gpu:h20:0(IDX:N/A)                     | gpu h20 0
                    (null)                                 | ''
                    N/A                                    | ''
                    gpu:h20:9999999999                     | ''
                    """)
    void a_list_of_resources_is_read_in_every_form_that_slurm_writes(String text, String expected) {
        var found = Gres.parse(text).stream()
                .map(gres -> gres.name() + " " + gres.type() + " " + gres.count())
                .toList();
        assertThat(String.join(", ", found)).isEqualTo(expected);
    }
}
