package plumbline.benchmark;

import java.nio.file.Path;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.EvaluationJson;
import plumbline.evaluation.Explain;
import plumbline.intake.Cohort;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;

/** The product, without its server. */
final class Product implements Peer {
    private final Pack pack;

    Product(String policy) throws Exception {
        pack = Pack.of(PackFolder.read(Path.of("rules", policy)));
    }

    @Override
    public Object parse(byte[] json) throws Exception {
        return pack.requests().read(json);
    }

    @Override
    public Object evaluate(Object cohort) {
        return pack.evaluator().evaluate((Cohort) cohort, false);
    }

    @Override
    public Object traced(Object cohort) {
        return pack.evaluator().evaluate((Cohort) cohort, true);
    }

    @Override
    public byte[] write(Object result) {
        return EvaluationJson.answer((Evaluation) result, Explain.SUMMARY);
    }
}
