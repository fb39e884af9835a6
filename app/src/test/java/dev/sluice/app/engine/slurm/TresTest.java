package dev.sluice.app.engine.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TresTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cpu=4,mem=400M,node=1,billing=4 | 400
                    cpu=4,mem=1.50G                 | 1536
                    mem=488.28125G                  | 500000
                    mem=2T                          | 2097152
                    mem=100                         | 100
                    mem=1K                          | 1
                    cpu=4,vmem=7M                   | 0
                    ''                              | 0
                    """)
    void memory_is_read_in_every_unit_that_slurm_writes(String text, long mib) {
        assertThat(Tres.memoryMib(text)).isEqualTo(mib);
    }
}
