package plumbline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.cli.Shell;
import plumbline.kit.TinyPack;

/** What keeps the service from starting is one line that says what to do, before any pack is compiled. */
class StartTest {
    @TempDir
    private Path rules;

    @TempDir
    private Path folder;

    @BeforeEach
    void writePack() throws IOException {
        TinyPack.write(rules, "tiny", 1);
    }

    @Test
    void aPortThatIsTakenIsToldBeforeAnythingIsDone() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused("--port " + other.getLocalPort(), "不能监听 127.0.0.1:" + other.getLocalPort(), "--port");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port 65536", "--port -1"})
    void aPortThatIsNoneIsTold(String options) {
        assertRefused(options, "端口应为 0 到 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "portal.example.cn", "https://portal.example.cn/", "null"})
    void anOriginThatIsNoneIsTold(String origin) {
        assertRefused("--port 0 --allow-origin " + origin, "--allow-origin 应写成 https://主机");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a.example.cn/", "https:///x", "a.example.cn", "https://user@a.example.cn/"})
    void aWebhookThatIsNoAddressIsTold(String address) {
        assertRefused("--port 0 --webhook " + address, "--webhook 应为 https:// 或 http:// 开头的地址");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_c2hvcnQ=", "whsec_?"})
    void aSecretThatIsNoneIsToldAndNotRepeated(String secret) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), secret);
        assertRefused(
                "--port 0 --webhook https://a.example.cn/ --webhook-secret-file " + file, "openssl rand -base64 32");
    }

    @Test
    void aWebhookWithoutASecretIsTold() {
        assertRefused("--port 0 --webhook https://a.example.cn/", "用 --webhook 时要用 --webhook-secret-file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--host 203.0.113.1", "--host nowhere.invalid"})
    void anAddressOfNobodysIsTold(String options) {
        assertRefused(options + " --port 0", "没有这个地址", "--host");
    }

    @Test
    void aDataFolderThatIsAFileIsTold() throws IOException {
        Path file = Files.createFile(folder.resolve("data"));
        assertRefused("--port 0", file + " 不是文件夹", "choose another folder with --data");
    }

    @Test
    void aDataFolderBelowAFileIsTold() throws IOException {
        Files.createFile(folder.resolve("file"));
        assertRefused(rules, folder.resolve("file/data"), "--port 0", "用 --data 换一个文件夹");
    }

    @Test
    void aFolderOfPacksThatIsAFileIsTold() throws IOException {
        Path file = Files.createFile(folder.resolve("rules"));
        assertRefused(file, folder.resolve("data"), "--port 0", file + " 不是文件夹", "--rules");
    }

    private void assertRefused(String options, String... said) {
        assertRefused(rules, folder.resolve("data"), options, said);
    }

    private static void assertRefused(Path rules, Path data, String options, String... said) {
        String call = "serve --rules " + rules + " --data " + data + " " + options;
        Shell.Ran ran = Shell.run(call.split(" "));
        assertThat(ran.status()).as(ran.err()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err()).contains(said).contains(" / ");
    }
}
