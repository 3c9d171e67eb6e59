package plumbline.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.api.AbstractAssert;

/** What holds of every answer of the service, and of every answer that says what is wrong. */
public final class ServiceAssert extends AbstractAssert<ServiceAssert, Service.Reply> {
    private ServiceAssert(Service.Reply reply) {
        super(reply, ServiceAssert.class);
    }

    public static ServiceAssert assertReply(Service.Reply reply) {
        return new ServiceAssert(reply).givesNothingAway();
    }

    public ServiceAssert hasStatus(int status) {
        assertThat(actual.status()).as(actual.text()).isEqualTo(status);
        return this;
    }

    public ServiceAssert isJson() {
        assertThat(actual.type()).isEqualTo("application/json");
        assertThat(actual.json().isObject()).isTrue();
        return this;
    }

    /** RFC 9457, with the status repeated and a sentence in both languages. */
    public ServiceAssert isProblem(int status, String code) {
        hasStatus(status);
        assertThat(actual.type()).isEqualTo("application/problem+json");
        JsonNode problem = actual.json();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).isEqualTo("urn:plumbline:problem:" + code);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText())
                .containsPattern("\\p{IsHan}")
                .containsPattern("[a-z]{2}");
        return this;
    }

    /** Every error has a place, a code and a message; there is at least one. */
    public ServiceAssert namesEachFault() {
        JsonNode errors = actual.json().path("errors");
        assertThat(errors).as(actual.text()).isNotEmpty();
        for (JsonNode error : errors) {
            assertThat(error.path("pointer").isTextual()).isTrue();
            assertThat(error.path("pointer").asText()).matches("(/.*)?");
            assertThat(error.path("code").asText()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(error.path("message").asText()).isNotBlank();
        }
        return this;
    }

    private ServiceAssert givesNothingAway() {
        assertThat(actual.response().headers().map()).doesNotContainKeys("server", "Server", "x-powered-by");
        assertThat(actual.text())
                .doesNotContainPattern("\\bat [a-z]+(\\.[A-Za-z$]+)+\\(")
                .doesNotContain("Exception")
                .doesNotContain("com.fasterxml", "org.eclipse.jetty", "io.javalin", "org.drools");
        return this;
    }
}
