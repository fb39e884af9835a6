package dev.sluice.app.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.text.Texts;
import dev.sluice.app.trace.reading.ReadOptions;
import dev.sluice.app.trace.reading.TraceFailure;
import dev.sluice.app.trace.reading.TraceLimits;
import dev.sluice.core.replay.Job;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no traces, or no longer: one clear failure each, or lines that are told and skipped. */
final class BrokenTracesTest {
    private static final String HEADER = "job_id,num_gpu,submit_time,duration,model_name,resource_time_0\n";
    private static final String ROW = "1,1,0,1000,vgg,1\n";

    @TempDir
    Path temp;

    private TraceFolder folder() {
        return new TraceFolder(temp);
    }

    private TraceFailure refused(String name, byte[] bytes) throws Exception {
        return folder().with(name, bytes).refused();
    }

    private static String many(int rows) {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < rows; i++) {
            text.append(i).append(",1,").append(i * 7919L % 100_000).append(",1000,vgg,1\n");
        }
        return text.toString();
    }

    @Test
    void a_truncated_file_is_refused_as_a_whole() throws Exception {
        var whole = TraceFolder.gzip(many(20_000));
        var failure = refused("trace1.csv.gz", Arrays.copyOf(whole, whole.length / 2));
        assertThat(failure.code()).isEqualTo("trace.truncated");
        assertThat(failure.getMessage())
                .contains("trace1.csv ends in the middle")
                .contains("gzip -t");
    }

    @Test
    void a_damaged_file_is_refused_as_a_whole() throws Exception {
        var bytes = TraceFolder.gzip(many(20_000));
        for (int i = bytes.length / 2; i < bytes.length / 2 + 64; i++) {
            bytes[i] ^= 0x55;
        }
        assertThat(refused("trace1.csv.gz", bytes).code()).isIn("trace.corrupt", "trace.truncated");
        bytes = TraceFolder.gzip(HEADER + ROW);
        bytes[bytes.length - 6] ^= 0x55;
        assertThat(refused("trace1.csv.gz", bytes).code()).isEqualTo("trace.corrupt");
    }

    @Test
    void a_line_without_end_is_refused_with_its_bound() throws Exception {
        var failure = refused("trace1.csv", (HEADER + "9".repeat(3 << 20)).getBytes(StandardCharsets.UTF_8));
        assertThat(failure.code()).isEqualTo("trace.line-too-long");
        assertThat(failure.getMessage()).contains("line 2").contains("1048576 bytes");
    }

    @Test
    void a_line_just_within_the_bound_is_a_bad_line_like_another() throws Exception {
        var read = folder().with("trace1.csv", HEADER + "9".repeat(TraceLimits.LINE_BYTES) + "\n" + ROW)
                .open();
        assertThat(read.badCount()).isEqualTo(1);
        assertThat(TraceFolder.bad(read).getFirst()).hasSizeLessThan(300);
    }

    @Test
    void binary_and_wide_text_are_no_text() throws Exception {
        var file = folder().with("x.bin", new byte[] {1, 2, 0, 4}).path().resolve("x.bin");
        assertThat(new TraceFolder(file).refused().code()).isEqualTo("trace.binary");
        folder().with("wide.csv", (HEADER + ROW).getBytes(StandardCharsets.UTF_16LE));
        assertThat(new TraceFolder(temp.resolve("wide.csv")).refused().code()).isEqualTo("trace.binary");
    }

    @Test
    void files_that_are_no_traces_do_no_harm_beside_one() throws Exception {
        var read = folder().with("trace1.csv", HEADER + ROW)
                .with("picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0})
                .with("empty", "")
                .open();
        assertThat(TraceFolder.remarks(read)).contains("picture.png: not read", "empty: not read");
    }

    @Test
    void nothing_at_all_is_refused_with_what_to_do() throws Exception {
        assertThat(folder().refused().code()).isEqualTo("trace.no-files");
        assertThat(new TraceFolder(temp.resolve("missing")).refused().code()).isEqualTo("trace.not-found");
        folder().with("none.csv", "");
        assertThat(new TraceFolder(temp.resolve("none.csv")).refused().code()).isEqualTo("trace.empty");
        assertThat(folder().with("only.csv", HEADER).refused().code()).isEqualTo("trace.no-jobs");
    }

    @Test
    void an_unknown_header_is_shown_beside_what_is_known() throws Exception {
        var failure = folder().with("a.csv", "color,taste\nred,sweet\n").refused();
        assertThat(failure.code()).isEqualTo("trace.unknown");
        assertThat(failure.getMessage())
                .contains("a.csv: color,taste")
                .contains("slurm-sacct")
                .contains("openb");
    }

    @Test
    void two_traces_in_one_folder_need_a_choice() throws Exception {
        folder().with("trace1.csv", HEADER + ROW).with("conv.csv", "TIMESTAMP,ContextTokens,GeneratedTokens\n");
        var failure = folder().refused();
        assertThat(failure.code()).isEqualTo("trace.several");
        assertThat(failure.getMessage()).contains("muri, azure-llm");
        assertThat(folder().open(ReadOptions.DEFAULT.withFormat("muri")).format())
                .isEqualTo("muri");
    }

    @Test
    void a_format_that_does_not_fit_or_exist_is_refused() throws Exception {
        folder().with("trace1.csv", HEADER + ROW);
        assertThat(folder().refused(ReadOptions.DEFAULT.withFormat("philly")).code())
                .isEqualTo("trace.not-this-format");
        assertThat(folder().refused(ReadOptions.DEFAULT.withFormat("murri")).getMessage())
                .contains("Did you mean muri?");
    }

    @Test
    void a_file_without_permission_is_refused_by_name() throws Exception {
        var file = folder().with("trace1.csv", HEADER + ROW).path().resolve("trace1.csv");
        assertThat(file.toFile().setReadable(false, false)).isTrue();
        // Who may read everything, such as root, reads it; everybody else is told.
        if (Files.isReadable(file)) {
            assertThat(folder().open().trace().jobs()).hasSize(1);
        } else {
            assertThat(folder().refused().code()).isEqualTo("trace.denied");
        }
    }

    @Test
    void strict_stops_at_the_first_bad_line_with_the_same_message() throws Exception {
        folder().with("trace1.csv", HEADER + ROW + "2,1,x,1000,vgg,1\n3,1,y,1000,vgg,1\n");
        assertThat(TraceFolder.bad(folder().open()).getFirst())
                .isEqualTo("trace1.csv, line 3, column submit_time: x is not a whole number from 0 to 315360000000;"
                        + " line skipped");
        assertThat(folder().refused(ReadOptions.DEFAULT.withStrict(true)).getMessage())
                .startsWith("trace1.csv, line 3, column submit_time: x is not a whole number from 0 to 315360000000.");
    }

    @Test
    void the_first_bad_lines_are_kept_and_all_are_counted() throws Exception {
        var read =
                folder().with("trace1.csv", HEADER + "?\n".repeat(1_000) + ROW).open();
        assertThat(read.badCount()).isEqualTo(1_000);
        assertThat(read.badLines()).hasSize(20);
    }

    @Test
    void marks_line_ends_blank_lines_and_odd_orders_do_no_harm() throws Exception {
        var text = "\ufeffmodel_name,num_gpu,submit_time,duration,job_id,resource_time_0,extra\r\n\r\n"
                + "\"a \"\"b\"\", c\",1,5,1000,1,1,\r\nx,1,2.0,1e3,2,1,z";
        var jobs = folder().with("trace1.csv", text).open().trace().jobs();
        assertThat(jobs).extracting(job -> job.profile().name()).containsExactly("x", "a \"b\", c");
        assertThat(jobs).extracting(Job::durationMillis).containsExactly(1_000L, 1_000L);
    }

    @Test
    void names_are_cut_and_cleaned_to_what_the_core_takes() throws Exception {
        var name = "n".repeat(500);
        var jobs = folder().with("trace1.csv", HEADER + name + "\u0007,1,0,1000,v\u0001g,1\n")
                .open()
                .trace()
                .jobs();
        assertThat(jobs.getFirst().name()).hasSize(128);
        assertThat(jobs.getFirst().profile().name()).isEqualTo("v?g");
    }

    @Test
    void jobs_come_by_time_and_in_the_order_of_the_file_among_equals() throws Exception {
        var jobs = folder().with("trace1.csv", HEADER + "c,1,9,1,v,1\na,1,4,1,v,1\nb,1,4,1,v,1\n")
                .open()
                .trace()
                .jobs();
        assertThat(jobs).extracting(Job::name).containsExactly("a", "b", "c");
    }

    @Test
    void equal_words_profiles_and_demands_are_kept_once() throws Exception {
        var jobs = folder().with("trace1.csv", many(1_000)).open().trace().jobs();
        assertThat(jobs).extracting(System::identityHashCode).doesNotHaveDuplicates();
        assertThat(jobs)
                .allSatisfy(
                        job -> assertThat(job.demand()).isSameAs(jobs.getFirst().demand()));
        assertThat(jobs)
                .allSatisfy(job ->
                        assertThat(job.profile()).isSameAs(jobs.getFirst().profile()));
    }

    @Test
    void failures_are_told_in_both_languages() throws Exception {
        var failure = folder().with("a.csv", "color,taste\n").refused();
        assertThat(failure.text(Texts.of(Locale.SIMPLIFIED_CHINESE)))
                .contains("不是这里认识的轨迹")
                .contains("已知格式");
        assertThat(failure.text(Texts.english())).contains("is no trace that is known here");
    }
}
