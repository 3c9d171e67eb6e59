package plumbline.audit;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/** By what evaluations can be found, read side by side with the journal. Used by one verification, in one thread. */
final class SearchTerms implements AutoCloseable {
    private static final int ROWS_AT_A_TIME = 1_024;

    private record Term(long seq, String kindAndTerm) {}

    private final Faults faults;
    private final ResultIterator<Term> rows;
    private @Nullable Term next;

    SearchTerms(Handle handle, Faults faults) {
        this.faults = faults;
        this.rows = handle.createQuery("select seq, kind, term from evaluation_term order by seq")
                .setFetchSize(ROWS_AT_A_TIME)
                .map((row, context) -> new Term(row.getLong(1), row.getString(2) + " " + row.getString(3)))
                .iterator();
        advance();
    }

    private void advance() {
        next = rows.hasNext() ? rows.next() : null;
    }

    /** Adds those of the row's record; those before it, which are no record's, are faults. */
    void addTo(JournalRow row) {
        for (Term term = next; term != null && term.seq() <= row.seq(); term = next) {
            if (term.seq() == row.seq()) {
                row.terms().add(term.kindAndTerm());
            } else {
                withoutRecord(term);
            }
            advance();
        }
        if (row.evaluation() == null && !row.terms().isEmpty()) {
            withoutRecord(new Term(row.seq(), row.terms().get(0)));
        }
    }

    /** What is left when all records are read is no record's. */
    void rest() {
        for (Term term = next; term != null; term = next) {
            withoutRecord(term);
            advance();
        }
    }

    private void withoutRecord(Term term) {
        faults.found(term.seq(), "row-without-record.term");
    }

    @Override
    public void close() {
        rows.close();
    }
}
