package dev.sluice.app.engine.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JobIdentityTest {
    /** What is known: id 7, name {@code sluice-w7.1-0}, and a time of submission that may be unknown. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    known since | id | name          | submitted | the same
                    100         | 7  | sluice-w7.1-0 | 100       | true
                    0           | 7  | sluice-w7.1-0 | 100       | true
                    100         | 7  | sluice-w7.1-0 | 160       | false
                    100         | 7  | train         | 100       | false
                    0           | 7  | train         | 160       | false
                    100         | 8  | sluice-w7.1-0 | 100       | false
                    """, useHeadersInDisplayName = true)
    void a_job_is_known_by_id_and_name_and_time(long since, long id, String name, long submitted, boolean same) {
        var job = new SlurmJob(id, name, "", submitted, "RUNNING", "", List.of(), List.of(), 1, 0);
        assertThat(new JobIdentity(7, since, "sluice-w7.1-0").is(job)).isEqualTo(same);
    }

    @Test
    void what_is_written_is_read_again() {
        var identity = new JobIdentity(7, 1795636190, "sluice-w7.1-0");
        assertThat(JobIdentity.parse(identity.format())).contains(identity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "7 100", "0 100 n", "7 x n", "7 100 a b"})
    void a_torn_record_is_no_identity(String text) {
        assertThat(JobIdentity.parse(text)).isEmpty();
    }
}
