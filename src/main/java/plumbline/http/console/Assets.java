package plumbline.http.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import plumbline.http.exchange.Classpath;
import plumbline.text.Sha256;

/**
 * What the pages are made of. Their address holds the hash of them all, so that browsers keep them for good and never mix
 * two versions. Read and compressed once. Immutable.
 */
final class Assets {
    private static final String FOLDER = "/plumbline/console/";
    private static final int HASH_DIGITS = 16;
    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml");

    /** A file, as it is and compressed. */
    static final class Asset {
        final String type;
        final byte[] plain;
        final byte[] gzip;

        private Asset(String type, byte[] plain) {
            this.type = type;
            this.plain = plain;
            gzip = compressed(plain);
        }
    }

    private final SortedMap<String, Asset> assets = new TreeMap<>();
    private final String hash;

    Assets() {
        own().forEach((name, bytes) -> assets.put(name, asset(name, bytes)));
        Library.ALL.forEach(
                each -> assets.put(each.path(), asset(each.path(), Classpath.ofLibrary(each.library(), each.file()))));
        MessageDigest all = sha256();
        assets.forEach((name, asset) -> {
            all.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            all.update(asset.plain);
        });
        hash = Sha256.of(all.digest()).substring("sha256:".length()).substring(0, HASH_DIGITS);
    }

    /** What the address of every asset begins with. */
    String base() {
        return ConsoleRoutes.ASSETS + hash + "/";
    }

    /** The file of this version; null when there is none. */
    @Nullable
    Asset find(String version, String name) {
        return version.equals(hash) ? assets.get(name) : null;
    }

    /** The import map of the page. */
    String imports() {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        ObjectNode imports = map.putObject("imports");
        Library.ALL.forEach(each -> imports.put(each.name(), base() + each.path()));
        return map.toString();
    }

    /** The hash of an inline script as a content-security-policy names it. */
    static String integrity(String script) {
        return "'sha256-" + Base64.getEncoder().encodeToString(sha256().digest(script.getBytes(StandardCharsets.UTF_8)))
                + "'";
    }

    private static Asset asset(String name, byte[] bytes) {
        String type = Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), name);
        return new Asset(type, bytes);
    }

    private static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** The console's own files, from the jar or from the build's folder. */
    private static Map<String, byte[]> own() {
        try {
            URI place = Objects.requireNonNull(Assets.class.getResource(FOLDER + "js/main.js"))
                    .toURI();
            if (!place.getScheme().equals("jar")) {
                return files(Objects.requireNonNull(Path.of(place).getParent()).resolveSibling(""));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return files(jar.getPath(FOLDER));
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
