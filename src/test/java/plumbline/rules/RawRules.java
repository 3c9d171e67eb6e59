package plumbline.rules;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.facts.Phase;
import plumbline.facts.RuleRef;
import plumbline.rules.check.FactTypes;
import plumbline.rules.check.JoinShape;
import plumbline.rules.check.Rule;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.PrintedRules;
import plumbline.rules.drl.RuleFile;
import plumbline.rules.drl.RuleFindings;
import plumbline.rules.drl.RuleSplitter;
import plumbline.rules.drl.RuleText;
import plumbline.rules.drl.RuleTree;
import plumbline.rules.drl.Scanner;

/** A rule file as the engine would take it, had nobody read it and printed it anew. */
final class RawRules {
    private static final Pattern PHASE = Pattern.compile("(?m)^\\s*agenda-group \"(\\w+)\"");

    private RawRules() {}

    /** The file's own text; only its phase is given to each rule, as the engine knows none of a whole file. */
    static PrintedRules of(FactTypes types, String text) {
        Matcher phase = PHASE.matcher(text);
        String raw = text;
        if (phase.find()) {
            raw = text.substring(0, phase.start())
                    + text.substring(phase.end())
                            .replaceAll("\\bwhen\\b", "agenda-group \"" + phase.group(1) + "\" when");
        }
        return new PrintedRules(types.header() + raw, List.of());
    }

    /** The rules of a file as far as their names and heads can be read. */
    static List<RuleText> split(FileFindings findings) {
        return RuleSplitter.of(findings, Scanner.scan(findings.file().text())).rules();
    }

    /** A rule of which nothing is known but its name and what types of facts there are. */
    static Rule rule(RuleRef ref, Set<String> types) {
        FileFindings ignored =
                new FileFindings(new RuleFile("any.drl", "rule \"any\" when then end"), new RuleFindings());
        RuleTree tree = new RuleTree(split(ignored).get(0), List.of(), true, List.of());
        JoinShape joins = new JoinShape(List.of());
        return new Rule(ref, Phase.SCORE, tree, List.of(), types, Set.of(), true, Set.of(), joins, Set.of(), Set.of());
    }
}
