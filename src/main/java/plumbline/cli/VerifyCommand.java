package plumbline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.audit.SignedHead;
import plumbline.audit.SignedReceipt;
import plumbline.audit.Verification;
import plumbline.audit.VerificationKey;
import plumbline.audit.Verified;
import plumbline.store.Store;
import plumbline.text.Text;

/** {@code plumbline verify}. */
@Command(
        name = "verify",
        description = "核对存档：每条记录及其内容、数据类型、时间次序、整条链；给出凭证文件时只核对它。服务可以开着，也可以核对拷贝。"
                + "Verifies what is stored: each record with its contents, the types, the order of times and the whole chain; or one receipt, if a file is given."
                + " The service may keep running; a copy of the data will do.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "RECEIPT", description = "凭证文件 .json。A receipt, a .json file.")
    private @Nullable Path receipt;

    @Option(
            names = "--head",
            paramLabel = "FILE",
            description = "以前取得的链头（GET /api/audit/head），可写多次。A signed head that was kept; may be given more than once.")
    private List<Path> heads = List.of();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "从可靠渠道得到的公钥（GET /api/audit/key）；签名须出自它。The public key that signatures must be made with.")
    private @Nullable Path key;

    @Option(
            names = "--answer",
            paramLabel = "FILE",
            description = "凭证所属的评分结果（含各项得分）。The answer that the receipt should belong to, with its entries.")
    private @Nullable Path answer;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (receipt != null) {
            return receipt(receipt);
        }
        if (answer != null) {
            throw new CallException("--answer 要与凭证文件同用", "--answer needs a receipt");
        }
        List<SignedHead> known = new ArrayList<>();
        for (Path head : heads) {
            known.add(head(head));
        }
        try (Store store = data.readOnly()) {
            return report(Verification.of(store, known), known);
        }
    }

    private SignedHead head(Path file) throws IOException {
        byte[] bytes = bytes(file);
        SignedHead head;
        try {
            head = SignedHead.read(bytes);
        } catch (IOException none) {
            throw new CallException(
                    file + " 不是签名的链头，或被改动过", file + " is not a signed head, or was changed after it was signed");
        }
        refuseOtherKey(file, head.key());
        return head;
    }

    private void refuseOtherKey(Path file, VerificationKey signer) throws IOException {
        if (key != null && !VerificationKey.read(key).equals(signer)) {
            throw new CallException(
                    file + " 是用另一把密钥签的：" + signer.id(), file + " is signed with another key: " + signer.id());
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CallException("没有文件 " + file, "there is no file " + file);
        }
        return Files.readAllBytes(file);
    }

    private int report(Verified verified, List<SignedHead> known) {
        PrintWriter out = spec.commandLine().getOut();
        verified.faults().forEach(fault -> out.println("FAULT " + fault));
        if (verified.count() > verified.faults().size()) {
            out.println("FAULT …");
        }
        out.println(new Text(
                        verified.records() + " 条记录，其中评分 " + verified.evaluations() + " 次",
                        verified.records() + " records, " + verified.evaluations() + " of them evaluations")
                .both());
        out.println(new Text("链头", "head").both() + " #" + verified.head().seq() + " "
                + verified.head().hash());
        known.forEach(head -> out.println(new Text("签名的链头", "signed head").both() + " #"
                + head.head().seq() + ", " + new Text("公钥", "key").both() + " "
                + head.key().id()));
        if (known.isEmpty()) {
            out.println(new Text(
                            "没有给出签名的链头（--head）：链尾被截断、最后一条之后有添加、或整条链被重做，这样看不出来",
                            "without a signed head (--head), this cannot detect records cut off at the end, records added after the last, or a recomputed chain")
                    .both());
        }
        out.println(
                verified.isSound()
                        ? new Text(
                                        "核对了每条记录及其所存内容、数据类型、时间次序和整条链；没有发现改动",
                                        "each record with its contents, the types, the order of times and the chain were checked; no change found")
                                .both()
                        : new Text(verified.count() + " 处不符", verified.count() + " faults").both());
        return verified.isSound() ? 0 : ExitStatus.WRONG;
    }

    private int receipt(Path file) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        SignedReceipt signed;
        try {
            signed = SignedReceipt.read(bytes(file));
        } catch (IOException none) {
            throw new CallException(file + " 不是凭证", file + " is not a receipt");
        }
        List<Text> faults = new ArrayList<>(signed.faults());
        if (answer != null && !signed.isOf(bytes(answer))) {
            faults.add(new Text("结果不是这份凭证所指的结果", "this is not the answer that the receipt belongs to"));
        }
        if (key != null && !VerificationKey.read(key).equals(signed.key())) {
            faults.add(new Text("凭证是用另一把密钥签的", "it is signed with another key"));
        }
        faults.forEach(fault -> out.println("FAULT " + fault.both()));
        out.println(new Text("评分", "evaluation").both() + " " + signed.record().id() + ", #"
                + signed.record().seq() + ", " + signed.record().at());
        out.println(new Text("公钥", "key").both() + " " + signed.key().id());
        if (key == null) {
            out.println(new Text(
                            "没有给出公钥（--key）：请与主管部门公布的公钥核对",
                            "no key was given (--key): compare this one with the published key")
                    .both());
        }
        out.println(
                faults.isEmpty()
                        ? new Text("凭证有效", "the receipt is sound").both()
                        : new Text("凭证无效", "the receipt is not sound").both());
        return faults.isEmpty() ? 0 : ExitStatus.WRONG;
    }
}
