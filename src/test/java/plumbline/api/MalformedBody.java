package plumbline.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A body that is no valid request for Shangrao, with what is wrong with it. */
record MalformedBody(String fault, ByteBuffer content) {
    /** A valid request, from which every other is spoilt. Its texts stand in it once each. */
    static final String VALID =
            """
            {"period":"2022","asOf":"2022-12-31","context":{"pool":100,"cityLoanToDepositRatio":80},\
            "subjects":[{"id":"b1","name":"信江银行","indicators":{"loanIncrement":1,"loanGrowth":2,\
            "smeLoanGrowth":3,"industrialLoanGrowth":4,"platformUse":5,"satisfaction":4.5,\
            "serviceIncidents":0,"taxPaid":1200,"loans":81,"deposits":99,"riskFlag":false}}]}""";

    MalformedBody(String fault, byte[] bytes) {
        this(fault, ByteBuffer.wrap(bytes));
    }

    static MalformedBody of(String fault, String body) {
        return new MalformedBody(fault, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The valid request with a text in it replaced. */
    static MalformedBody with(String fault, String text, String by) {
        if (VALID.split(java.util.regex.Pattern.quote(text), -1).length != 2) {
            throw new IllegalArgumentException(text);
        }
        return of(fault, VALID.replace(text, by));
    }

    byte[] bytes() {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return fault;
    }
}
