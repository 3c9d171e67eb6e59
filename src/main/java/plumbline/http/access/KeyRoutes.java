package plumbline.http.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.Bodies;
import plumbline.http.exchange.HttpProblem;
import plumbline.intake.Problem;
import plumbline.intake.RequestRejected;
import plumbline.intake.StrictJson;
import plumbline.text.Text;

/** {@code /api/keys}: keys, made and revoked while the service runs. */
public final class KeyRoutes {
    private static final int MAX_BYTES = 65_536;
    private static final StrictJson JSON = new StrictJson(MAX_BYTES, 4_096);

    private final Keys keys;

    public KeyRoutes(Keys keys) {
        this.keys = keys;
    }

    public void list(Context ctx) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode array = json.putArray("keys");
        keys.list().forEach(key -> {
            ObjectNode each = array.addObject().put("name", key.name());
            ArrayNode roles = each.putArray("roles");
            key.roles().stream().map(Role::code).sorted().forEach(roles::add);
            ArrayNode policies = each.putArray("policies");
            key.policies().stream().sorted().forEach(policies::add);
            each.put("created", key.created()).put("revoked", key.revoked());
        });
        Answers.json(ctx, 200, json);
    }

    /** Makes a key: {@code {"name", "roles", "policies"}}. The answer is the only time that it is shown. */
    public void add(Context ctx) throws RequestRejected {
        JsonNode asked = JSON.read(Bodies.json(ctx, MAX_BYTES));
        List<Problem> problems = new ArrayList<>();
        asked.fieldNames().forEachRemaining(name -> {
            if (!Set.of("name", "roles", "policies").contains(name)) {
                problems.add(new Problem("/" + name, "unknown-member", "没有这一项", "there is no such member"));
            }
        });
        String name = asked.path("name").asText();
        if (!asked.path("name").isTextual() || !Keys.isName(name)) {
            problems.add(new Problem(
                    "/name",
                    "wrong-text",
                    "应为 1 至 64 个字母、数字、点或连字符",
                    "must be 1 to 64 letters, digits, dots or hyphens"));
        }
        Set<Role> roles = new TreeSet<>();
        for (String code : texts(asked, "roles", problems)) {
            Role.of(code)
                    .ifPresentOrElse(
                            roles::add,
                            () -> problems.add(new Problem(
                                    "/roles",
                                    "unknown-choice",
                                    code + " 不在可选之列：" + Role.codes(),
                                    code + " is not one of: " + Role.codes())));
        }
        if (roles.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem("/roles", "missing-member", "至少要有一个角色", "there must be at least one role"));
        }
        Set<String> policies = new TreeSet<>(texts(asked, "policies", problems));
        if (!problems.isEmpty()) {
            throw new RequestRejected(RequestRejected.Kind.INVALID, problems);
        }
        String secret = keys.add(name, roles, policies, Caller.of(ctx).name());
        if (secret == null) {
            throw HttpProblem.of(
                    409,
                    "name-taken",
                    new Text("已经有过名为 " + name + " 的钥匙", "There is, or was, a key of the name " + name));
        }
        Answers.json(
                ctx,
                201,
                JsonNodeFactory.instance.objectNode().put("name", name).put("key", secret));
    }

    private static List<String> texts(JsonNode asked, String member, List<Problem> problems) {
        List<String> texts = new ArrayList<>();
        JsonNode given = asked.path(member);
        if (!given.isMissingNode() && !given.isArray()) {
            problems.add(new Problem("/" + member, "wrong-type", "应为数组", "must be an array"));
        }
        for (JsonNode each : given) {
            if (each.isTextual()
                    && !each.textValue().isBlank()
                    && !each.textValue().contains(" ")) {
                texts.add(each.textValue());
            } else {
                problems.add(new Problem("/" + member, "wrong-type", "应为文本（加引号）", "must be texts in quotes"));
            }
        }
        return texts;
    }

    public void revoke(Context ctx) {
        String name = ctx.pathParam("name");
        if (!keys.revoke(name, Caller.of(ctx).name())) {
            throw HttpProblem.of(
                    404, "unknown-key", new Text("没有名为 " + name + " 的有效钥匙", "There is no key " + name + " that holds"));
        }
        ctx.status(204);
    }
}
