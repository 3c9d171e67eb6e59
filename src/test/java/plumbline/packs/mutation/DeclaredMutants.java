package plumbline.packs.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.packs.mutation.Mutant.Edit;
import plumbline.packs.mutation.Mutant.Kind;
import plumbline.policy.read.PolicyReader;

/** Changes the parameters, quotas and tables of a {@code policy.yaml}. Stateless. */
final class DeclaredMutants {
    private static final Pattern SECTION = Pattern.compile("(?m)^(parameters|quotas|tables):\n((?: .*\n|#.*\n|\n)*)");
    private static final Pattern PARAMETER = Pattern.compile("(?:value|from): (-?\\d+(?:\\.\\d+)?)");
    private static final Pattern QUOTA = Pattern.compile("(?:share|limit): (\\d+(?:\\.\\d+)?)");
    private static final Pattern ROW = Pattern.compile("(?m)^ +- \\[.*$");
    private static final Pattern CELL =
            Pattern.compile("\"?((?:\\d{4}-)?\\d\\d-\\d\\d)\"?|(?<=[\\[ ])(\\d+(?:\\.\\d+)?)(?=[,\\]])");

    private DeclaredMutants() {}

    static List<Mutant> of(String policy, String yaml) {
        List<Mutant> mutants = new ArrayList<>();
        Matcher section = SECTION.matcher(yaml);
        while (section.find()) {
            int from = section.start(2);
            int to = section.end(2);
            switch (section.group(1)) {
                case "parameters" -> numbers(policy, Kind.PARAMETER, yaml, PARAMETER, from, to, mutants);
                case "quotas" -> numbers(policy, Kind.QUOTA, yaml, QUOTA, from, to, mutants);
                default -> {
                    Matcher row = ROW.matcher(yaml).region(from, to);
                    while (row.find()) {
                        cells(policy, yaml, row.start(), row.end(), mutants);
                    }
                }
            }
        }
        return mutants;
    }

    private static void numbers(
            String policy, Kind kind, String yaml, Pattern pattern, int from, int to, List<Mutant> mutants) {
        Matcher number = pattern.matcher(yaml).region(from, to);
        while (number.find()) {
            add(policy, kind, number.start(1), number.group(1), OtherNumbers.of(number.group(1)), mutants);
        }
    }

    private static void cells(String policy, String yaml, int from, int to, List<Mutant> mutants) {
        Matcher cell = CELL.matcher(yaml).region(from, to);
        while (cell.find()) {
            int group = cell.group(1) == null ? 2 : 1;
            String written = cell.group(group);
            List<String> others = group == 1 ? OtherNumbers.ofDay(written) : OtherNumbers.of(written);
            add(policy, Kind.TABLE, cell.start(group), written, others, mutants);
        }
    }

    private static void add(
            String policy, Kind kind, int at, String before, List<String> others, List<Mutant> mutants) {
        others.forEach(other ->
                mutants.add(new Mutant(policy, kind, List.of(new Edit(PolicyReader.FILE, at, before, other)))));
    }
}
