package plumbline.rules.drl;

/** A file of rules: its name within the pack and its text. */
public record RuleFile(String name, String text) {}
