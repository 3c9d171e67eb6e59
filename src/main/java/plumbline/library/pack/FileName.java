package plumbline.library.pack;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What the name of a file in a pack's folder says about it. Stateless. */
public final class FileName {
    private static final String SIGN = "[^/\\p{Cntrl}\uFFFD]";
    private static final String NAME = "[^./~\\p{Cntrl}\uFFFD]" + SIGN + "{0,100}";

    /** More no file system takes; a Chinese character has three. */
    private static final int MOST_BYTES = 255;

    private static final Pattern OF_THE_PACK = Pattern.compile(
            "policy\\.yaml|" + NAME + "\\.drl|tests/" + NAME + "\\.yaml|tables/" + NAME + "\\.(?:csv|xlsx)");

    /**
     * What programs and systems leave beside the files that people work on: locks, swap files, backups, halves of
     * downloads, and the folders by which Kubernetes swings a set of files as a whole ({@code ..data}).
     */
    private static final Pattern LEFT_BY_PROGRAMS = Pattern.compile(
            "(?i)[.~].*|.*~|#.*#|4913|.*\\.sw[a-z]"
                    + "|.*\\.(?:tmp|temp|bak|orig|rej|part|partial|crdownload|download)|.*___jb_(?:tmp|old)___"
                    + "|(?:eh)?thumbs\\.db|desktop\\.ini|icon\r|__macosx|lost\\+found|@eadir|\\$recycle\\.bin|system volume information");

    /** What its author takes for a file of the pack: {@code 10.DRL}, {@code 10.drl.txt}, {@code 10.dr}, {@code policy.yml}. */
    private static final Pattern MEANT = Pattern.compile(
            "(?is).*[.。．]\\s?(?:drl|ya?ml).{0,40}|.*\\.(?:dr.?|dl|rl|dlr|rdl|ddrl|drrl|yam.?|ym.|ylm|yalm|ymal)");

    /** Documents may quote rules. */
    private static final Pattern DOCUMENT = Pattern.compile("(?i).*\\.(?:md|markdown|html?)");

    private FileName() {}

    /** Whether a file of this name, as it is written from the pack's folder on, is one of the pack's. */
    static boolean isOfAPack(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return OF_THE_PACK.matcher(name).matches() && last.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    /** Whether a program left it, whatever it holds. */
    public static boolean isLeftByPrograms(String lastName) {
        return LEFT_BY_PROGRAMS.matcher(lastName).matches();
    }

    /** Whether it looks like the name of a file of a pack. */
    static boolean isMeant(String lastName) {
        return MEANT.matcher(lastName).matches();
    }

    static boolean isDocument(String lastName) {
        return DOCUMENT.matcher(lastName).matches();
    }
}
