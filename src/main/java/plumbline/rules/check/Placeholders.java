package plumbline.rules.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import plumbline.ledger.PostingKind;
import plumbline.policy.Labels;
import plumbline.policy.Policy;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.Token;
import plumbline.text.Messages;
import plumbline.text.Text;

/** Checks the placeholders in the reasons that rules give. */
public final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern OPEN = Pattern.compile("[{}]");

    private final Policy policy;
    private final FileFindings findings;

    Placeholders(Policy policy, FileFindings findings) {
        this.policy = policy;
        this.findings = findings;
    }

    /** The names in the placeholders of the texts among the tokens. */
    public static Set<String> names(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> token.kind() == Token.Kind.STRING)
                .flatMap(token -> PLACEHOLDER.matcher(token.text()).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /**
     * Checks one text.
     *
     * @param ofSubject whether the reason is about a subject, whose indicators it may show
     * @param called the call that it is given to, whose record and points it may show
     */
    void check(Token text, boolean ofSubject, Signature called, Map<String, Value> variables) {
        Set<String> codes = new TreeSet<>();
        // A call that fits nothing says nothing of what may be shown.
        boolean isUnknown = called.arguments().isEmpty();
        if (isUnknown || called.arguments().stream().anyMatch(argument -> argument.sort() == Value.Sort.RECORD)) {
            policy.records().flatMap(records -> records.fields().stream()).forEach(member -> codes.add(member.code()));
        }
        if (ofSubject) {
            codes.addAll(policy.fieldsByCode().keySet());
        }
        Set<String> names = new TreeSet<>(variables.keySet());
        names.addAll(codes);
        if (called.posts() == null || called.posts().value() == PostingKind.ITEM) {
            names.add("points");
        }
        Matcher matcher = PLACEHOLDER.matcher(text.text());
        while (matcher.find()) {
            String name = matcher.group(1);
            if (!names.contains(name)) {
                String indicator = policy.indicators().get(0).code();
                Text instead = new Labels(policy).instead(name, names, Messages.text("placeholder-such-as", indicator));
                findings.error(
                        within(text, text.written().indexOf(matcher.group())), "unknown-placeholder", name, instead);
            }
        }
        Matcher open = OPEN.matcher(
                matcher.replaceAll(found -> " ".repeat(found.group().length())));
        if (open.find()) {
            findings.error(within(text, open.start()), "unknown-placeholder.unpaired", open.group());
        }
    }

    private static Token within(Token text, int offset) {
        return new Token(text.kind(), text.text(), text.start(), text.line(), text.column() + offset);
    }
}
