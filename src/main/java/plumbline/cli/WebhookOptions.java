package plumbline.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;
import plumbline.http.event.WebhookSecrets;
import plumbline.http.event.Webhooks;

/** Who is told of every event. */
final class WebhookOptions {
    private static final Path NONE = Path.of("");

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            split = ",",
            defaultValue = "${env:PLUMBLINE_WEBHOOK:-}",
            description = "每个事件都送到这个地址，可写多个；要有 --webhook-secret-file。Where every event is sent; may be several;"
                    + " needs --webhook-secret-file.")
    private Set<String> addresses = Set.of();

    @Option(
            names = "--webhook-secret-file",
            paramLabel = "FILE",
            defaultValue = "${env:PLUMBLINE_WEBHOOK_SECRET_FILE:-}",
            description = "签名用的密钥，一行一个：whsec_ 后接 base64。What webhooks are signed with, one in each line: whsec_ and"
                    + " base64.")
    private Path secrets = NONE;

    Webhooks.Receivers receivers() {
        addresses.remove("");
        if (addresses.isEmpty()) {
            return Webhooks.Receivers.NONE;
        }
        List<URI> named = addresses.stream().map(WebhookOptions::address).toList();
        if (secrets.equals(NONE)) {
            throw new CallException(
                    "用 --webhook 时要用 --webhook-secret-file 写明签名的密钥在哪个文件",
                    "--webhook needs --webhook-secret-file, which names the file with the secret to sign with");
        }
        try {
            return new Webhooks.Receivers(named, WebhookSecrets.of(Files.readAllLines(secrets)));
        } catch (IOException unreadable) {
            throw new CallException("读不到密钥文件 " + secrets, "the file " + secrets + " with the secret cannot be read");
        } catch (IllegalArgumentException malformed) {
            throw new CallException(
                    secrets + " 里每行应为 whsec_ 后接 24 至 64 字节的 base64，如 echo whsec_$(openssl rand -base64 32)",
                    "each line of " + secrets
                            + " must be whsec_ and 24 to 64 bytes in base64, as from echo whsec_$(openssl rand -base64 32)");
        }
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getUserInfo() == null) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // The same as an address that is no place on the web.
        }
        throw new CallException(
                "--webhook 应为 https:// 或 http:// 开头的地址，没有用户名，不是 " + text,
                "--webhook must be an address that begins with https:// or http://, without a user, not " + text);
    }
}
