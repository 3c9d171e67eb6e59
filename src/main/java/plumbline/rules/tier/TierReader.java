package plumbline.rules.tier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;
import plumbline.rules.check.Placeholders;
import plumbline.rules.check.Rule;
import plumbline.rules.drl.RuleFile;
import plumbline.rules.drl.Scanner;
import plumbline.rules.drl.Token;

/** Reads what the rules of a file compare and post; the file has compiled before. Used once for each file. */
public final class TierReader {
    private final RuleFile file;
    private final List<Token> tokens;
    private final Map<String, Rule> rules;

    private List<FactPattern> patterns = new ArrayList<>();
    private Map<String, Term> bound = new HashMap<>();
    private int cursor;

    /**
     * Reads the rules of a pack as data.
     *
     * @param rules of the pack, by name
     */
    public TierReader(RuleFile file, Map<String, Rule> rules) {
        this.file = file;
        this.tokens = Scanner.scan(file.text());
        this.rules = rules;
    }

    public List<Tier> read() {
        List<Tier> tiers = new ArrayList<>();
        for (RuleDescr descr : parsed().getRules()) {
            tiers.add(tier(descr, Objects.requireNonNull(rules.get(descr.getName()))));
        }
        return tiers;
    }

    private PackageDescr parsed() {
        try {
            return new DrlParser(LanguageLevelOption.DRL6).parse(false, file.text());
        } catch (DroolsParserException impossible) {
            throw new IllegalStateException(file.name() + " has compiled and cannot be parsed", impossible);
        }
    }

    private Tier tier(RuleDescr descr, Rule rule) {
        patterns = new ArrayList<>();
        bound = new HashMap<>();
        cursor = index(0, "rule", rule.ref().line());
        walk(descr.getLhs(), true);
        int then = index(cursor, "then", 0);
        int end = index(then, "end", 0);
        return new Tier(
                rule.ref(),
                rule.phase(),
                rule.reads(),
                Placeholders.names(tokens.subList(then, end)),
                patterns,
                bound,
                calls(then, end, rule.ref().item()));
    }

    private void walk(BaseDescr part, boolean isMatched) {
        if (part instanceof PatternDescr pattern && pattern.getSource() instanceof AccumulateDescr accumulate) {
            walk(accumulate.getInput(), false);
            accumulate.getFunctions().forEach(function -> {
                if (function.getBind() != null) {
                    bound.put(function.getBind(), new Term.Unread());
                }
            });
            // What stands behind the functions compares their results.
            if (!pattern.getDescrs().isEmpty()) {
                patterns.add(new FactPattern(pattern.getObjectType(), false, List.of(), false));
            }
        } else if (part instanceof PatternDescr pattern) {
            pattern(pattern, isMatched && pattern.getSource() == null);
        } else if (part instanceof ConditionalElementDescr group) {
            group.getDescrs().forEach(each -> walk((BaseDescr) each, isMatched && part instanceof AndDescr));
        }
    }

    private void pattern(PatternDescr pattern, boolean isMatched) {
        int index = patterns.size();
        if (pattern.getIdentifier() != null && !pattern.getIdentifier().isEmpty()) {
            bound.put(pattern.getIdentifier(), new Term.Field(index, "this"));
        }
        ConditionReader conditions = new ConditionReader(file.text(), index, bound);
        boolean isRead = true;
        for (BaseDescr constraint : pattern.getDescrs()) {
            List<Token> found = found(Scanner.scan(constraint.getText()));
            isRead &= found != null;
            if (found != null) {
                conditions.read(found);
            }
        }
        patterns.add(new FactPattern(
                pattern.getObjectType(), isMatched, conditions.comparisons(), isRead && conditions.isRead()));
    }

    /** The file's own tokens of a condition, which know their places; null when they are not found. */
    private @Nullable List<Token> found(List<Token> condition) {
        for (int i = cursor; i + condition.size() <= tokens.size(); i++) {
            int length = 0;
            while (length < condition.size()
                    && tokens.get(i + length)
                            .text()
                            .equals(condition.get(length).text())) {
                length++;
            }
            if (length == condition.size()) {
                cursor = i + length;
                return tokens.subList(i, i + length);
            }
        }
        return null;
    }

    private List<LedgerCall> calls(int then, int end, @Nullable String item) {
        List<LedgerCall> calls = new ArrayList<>();
        for (int i = then; i + 3 < end; i++) {
            boolean isCall = tokens.get(i).is("ledger")
                    && tokens.get(i + 1).text().equals(".")
                    && tokens.get(i + 3).text().equals("(");
            if (isCall) {
                int close = TermReader.closing(tokens, i + 3);
                calls.add(LedgerCall.of(
                        tokens.get(i + 2), TermReader.arguments(tokens.subList(i + 4, Math.min(close, end))), item));
            }
        }
        return calls;
    }

    /** @param line of the word; 0 for any */
    private int index(int from, String word, int line) {
        int i = from;
        while (i < tokens.size()
                && !(tokens.get(i).is(word) && (line == 0 || tokens.get(i).line() == line))) {
            i++;
        }
        return i;
    }
}
