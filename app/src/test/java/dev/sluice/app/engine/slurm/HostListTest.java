package dev.sluice.app.engine.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostListTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    node1                     | node1
                    node[1-3]                 | node1 node2 node3
                    node[1,4]                 | node1 node4
                    node[08-11,20]            | node08 node09 node10 node11 node20
                    rack[1-2]n[1-2]           | rack1n1 rack1n2 rack2n1 rack2n2
                    a[1-2],login,b7           | a1 a2 login b7
                    (null)                    | ''
                    ''                        | ''
                    """)
    void a_list_of_hosts_is_written_out(String word, String expected) {
        assertThat(String.join(" ", HostList.expand(word))).isEqualTo(expected);
    }

    @Test
    void a_list_of_more_hosts_than_any_cluster_has_is_refused() {
        assertThatThrownBy(() -> HostList.expand("n[1-999999999]")).hasMessageContaining("100000");
    }
}
