package plumbline.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import plumbline.batch.Tally;
import plumbline.text.JsonText;
import plumbline.text.Text;

/**
 * Where a job writes. {@code run.json} says at the beginning what the job is of, so that the same job may be run again when
 * it was stopped, and no other writes over what is there; {@code summary.json} appears at the end. Used by one thread.
 */
final class OutputFolder {
    private final FileSystem system;
    private final Path folder;
    private final Path run;
    private final Path summary;

    OutputFolder(SparkSession spark, String folder) throws IOException {
        this.folder = new Path(folder);
        this.system = this.folder.getFileSystem(spark.sessionState().newHadoopConf());
        this.run = new Path(this.folder, "run.json");
        this.summary = new Path(this.folder, "summary.json");
    }

    String answers() {
        return new Path(folder, "answers").toString();
    }

    String results() {
        return new Path(folder, "results").toString();
    }

    /**
     * Begins the job, again where it was not completed.
     *
     * @return the summary, when the same job was completed before; null when there is something to do
     * @throws JobRefused when something else is there
     */
    @Nullable
    JsonNode begin(ObjectNode how) throws IOException {
        if (!system.exists(folder) || (!system.exists(run) && system.listStatus(folder).length == 0)) {
            write(run, how);
            return null;
        }
        if (!system.exists(run) || !read(run).equals(how)) {
            throw new JobRefused(new Text(
                            folder + " 里有别的东西，不是这次要做的；换一个文件夹，或先删去它",
                            folder + " holds something else than this job would make; choose another folder, or remove it")
                    .both());
        }
        return system.exists(summary) ? read(summary) : null;
    }

    /** Ends the job; the summary. */
    JsonNode end(Tally tally) throws IOException {
        JsonNode json = tally.json().set("run", read(run));
        write(summary, json);
        return json;
    }

    private JsonNode read(Path file) throws IOException {
        try (FSDataInputStream in = system.open(file)) {
            return JsonText.read(in.readAllBytes());
        }
    }

    private void write(Path file, JsonNode json) throws IOException {
        Path aside = file.suffix(".tmp");
        try (OutputStream out = system.create(aside, true)) {
            out.write(JsonText.pretty(json).getBytes(StandardCharsets.UTF_8));
        }
        if (!system.rename(aside, file)) {
            throw new IOException(file + " cannot be written");
        }
    }
}
