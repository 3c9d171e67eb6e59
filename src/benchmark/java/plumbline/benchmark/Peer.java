package plumbline.benchmark;

/** Does the whole work of one request. Used by one thread, but behind a server by many. */
interface Peer {
    Object parse(byte[] json) throws Exception;

    Object evaluate(Object cohort) throws Exception;

    /** The same with every match kept; null where the peer keeps none. */
    default Object traced(Object cohort) throws Exception {
        return null;
    }

    byte[] write(Object result) throws Exception;

    default byte[] answer(byte[] json) throws Exception {
        return write(evaluate(parse(json)));
    }

    static Peer of(String name) throws Exception {
        return switch (name) {
            case "product" -> new Product("shangrao-deposit-contribution");
            case "corps" -> new Product("corps-bank-grading");
            case "hand-written" -> new HandWritten();
            case "plain Drools" -> new PlainDrools();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
