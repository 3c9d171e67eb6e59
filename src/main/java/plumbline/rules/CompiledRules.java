package plumbline.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.KieBuilderImpl;
import org.drools.compiler.kie.builder.impl.MemoryKieModule;
import org.drools.compiler.kproject.models.KieModuleModelImpl;
import org.drools.modelcompiler.CanonicalKieModule;
import org.jspecify.annotations.Nullable;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.model.KieModuleModel;
import plumbline.text.Sha256;

/** What the compiler made of rule files: the files of a module, classes and a list of them. Not to be changed. */
record CompiledRules(SortedMap<String, byte[]> files) {
    private static final String CLASS = ".class";

    static CompiledRules of(InternalKieModule module) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        module.getFileNames().stream()
                .filter(name -> name.endsWith(CLASS) || name.startsWith(CanonicalKieModule.MODEL_FILE_DIRECTORY))
                .forEach(name -> files.put(name, module.getBytes(name)));
        return new CompiledRules(files);
    }

    /** The same as bytes, to be kept. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * What was kept.
     *
     * @throws IOException when the bytes are not what was kept
     */
    static CompiledRules of(byte[] bytes) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return new CompiledRules(files);
    }

    /** What was kept, if anything was, and it is whole. */
    static @Nullable CompiledRules found(Optional<byte[]> kept) {
        try {
            return kept.isPresent() ? of(kept.get()) : null;
        } catch (IOException broken) {
            // Then the rules are compiled, as if nothing had been kept.
            return null;
        }
    }

    /**
     * Names what the compiler makes of a source: made of all that this depends on, the engine's version and the types
     * that rules can see among it.
     *
     * @param api the fingerprint of those types
     */
    static String key(String api, String source) {
        String all = String.join("\n", Versions.CURRENT.engine(), api, source);
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    }

    /** The classes by the names of their files. */
    SortedMap<String, byte[]> classes() {
        SortedMap<String, byte[]> classes = new TreeMap<>(files);
        classes.keySet().removeIf(name -> !name.endsWith(CLASS));
        return classes;
    }

    /** A module as the engine's own compiler leaves it. */
    InternalKieModule module(ReleaseId release) {
        KieModuleModel model = new KieModuleModelImpl();
        KieBuilderImpl.setDefaultsforEmptyKieModule(model);
        MemoryFileSystem system = new MemoryFileSystem();
        files.forEach((name, bytes) -> system.write(name, bytes));
        return new CanonicalKieModule(new MemoryKieModule(release, model, system));
    }
}
