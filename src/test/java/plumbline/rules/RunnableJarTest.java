package plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import plumbline.text.Sha256;

/** The versions as the jar that people run has them, which the launcher builds where it is missing or older than its sources. */
class RunnableJarTest {
    private static final int BUILD_MINUTES = 10;

    private static String printed = "";

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Process launcher = new ProcessBuilder("./plumbline", "--version")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        printed = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(launcher.waitFor(BUILD_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(launcher.exitValue()).isZero();
    }

    @Test
    void itNamesTheVersionThatEvaluationsQuote() {
        assertThat(printed.strip()).isEqualTo("plumbline " + Versions.CURRENT.service());
    }

    @Test
    void compiledRulesAreKeptUnderTheVersionOfTheEngineThatIsInTheJar() throws Exception {
        URL[] jar = {Path.of("target", "plumbline.jar").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader())) {
            String engine = engine(loader);
            Method key = loader.loadClass(CompiledRules.class.getName())
                    .getDeclaredMethod("key", String.class, String.class);
            key.setAccessible(true);
            String all = String.join("\n", engine, "an api", "a source");
            assertThat(key.invoke(null, "an api", "a source"))
                    .isEqualTo(Sha256.of(all.getBytes(StandardCharsets.UTF_8)));
            assertThat(loader.loadClass("org.drools.base.util.Drools")
                            .getMethod("getFullVersion")
                            .invoke(null))
                    .isEqualTo(engine);
        }
    }

    /** By what the engine's own build wrote into its jar. */
    private static String engine(ClassLoader loader) throws IOException {
        Properties pom = new Properties();
        try (InputStream file = loader.getResourceAsStream("META-INF/maven/org.drools/drools-base/pom.properties")) {
            pom.load(file);
        }
        return pom.getProperty("version");
    }
}
