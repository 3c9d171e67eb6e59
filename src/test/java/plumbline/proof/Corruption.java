package plumbline.proof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The ways in which a file comes to harm: by a disk, by half a copy, by a hand, by a word processor. */
enum Corruption {
    CUT_SHORT {
        @Override
        byte[] of(byte[] file, Random random) {
            return java.util.Arrays.copyOf(file, random.nextInt(file.length));
        }
    },
    FLIPPED_BIT {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] flipped = file.clone();
            flipped[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
            return flipped;
        }
    },
    ZEROES {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] zeroed = file.clone();
            int from = random.nextInt(file.length);
            java.util.Arrays.fill(zeroed, from, Math.min(file.length, from + 1 + random.nextInt(16)), (byte) 0);
            return zeroed;
        }
    },
    HALF_WRITTEN {
        @Override
        byte[] of(byte[] file, Random random) {
            ByteArrayOutputStream mixed = new ByteArrayOutputStream();
            int border = random.nextInt(file.length);
            mixed.write(file, 0, border);
            int from = random.nextInt(file.length);
            mixed.write(file, from, file.length - from);
            return mixed.toByteArray();
        }
    },
    SWAPPED_LINES {
        @Override
        byte[] of(byte[] file, Random random) {
            return lines(
                    file, lines -> Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size())));
        }
    },
    DOUBLED_LINE {
        @Override
        byte[] of(byte[] file, Random random) {
            return lines(file, lines -> {
                int at = random.nextInt(lines.size());
                lines.add(at, lines.get(at));
            });
        }
    },
    LOST_LINE {
        @Override
        byte[] of(byte[] file, Random random) {
            return lines(file, lines -> lines.remove(random.nextInt(lines.size())));
        }
    },
    FULL_WIDTH {
        @Override
        byte[] of(byte[] file, Random random) {
            return text(file, random, c -> c > ' ' && c < 0x7F, c -> (char) (c - '!' + '！'));
        }
    },
    OTHER_LETTER {
        @Override
        byte[] of(byte[] file, Random random) {
            return text(file, random, c -> c > ' ' && c < 0x7F, c -> (char) ('!' + random.nextInt(0x7F - '!')));
        }
    },
    LOST_LETTER {
        @Override
        byte[] of(byte[] file, Random random) {
            String text = new String(file, StandardCharsets.UTF_8);
            int at = random.nextInt(text.length());
            return (text.substring(0, at) + text.substring(at + 1)).getBytes(StandardCharsets.UTF_8);
        }
    };

    abstract byte[] of(byte[] file, Random random);

    private interface LineEdit {
        void apply(List<String> lines);
    }

    private interface Which {
        boolean test(char c);
    }

    private interface Other {
        char of(char c);
    }

    private static byte[] lines(byte[] file, LineEdit edit) {
        List<String> lines = new ArrayList<>(List.of(new String(file, StandardCharsets.UTF_8).split("\n", -1)));
        edit.apply(lines);
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] text(byte[] file, Random random, Which which, Other other) {
        char[] text = new String(file, StandardCharsets.UTF_8).toCharArray();
        int at = random.nextInt(text.length);
        while (!which.test(text[at])) {
            at = (at + 1) % text.length;
        }
        text[at] = other.of(text[at]);
        return new String(text).getBytes(StandardCharsets.UTF_8);
    }
}
