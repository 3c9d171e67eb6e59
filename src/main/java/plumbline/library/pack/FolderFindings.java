package plumbline.library.pack;

import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import plumbline.text.Finding;
import plumbline.text.PackLimits;
import plumbline.text.Text;

/** What can be wrong with a pack's folder and the files in it, before anything that they hold is looked at. Stateless. */
public final class FolderFindings {
    static final String TOO_LARGE = "pack-too-large";

    private static final int KILOBYTE = 1024;
    private static final int MEGABYTE = KILOBYTE * KILOBYTE;

    private FolderFindings() {}

    static Finding misnamed(String name) {
        return whole(
                "misnamed-file",
                name,
                new Text("文件名或位置不对，不会被读到", "The file's name or place is wrong, so it is not read"),
                new Text(
                        "改名：policy.yaml、10-….drl、tests/10-….yaml（小写，后面没有 .txt）；不用的移到别处",
                        "Name it policy.yaml, 10-….drl or tests/10-….yaml, in lower-case letters and without .txt, or move it away"));
    }

    public static Finding misplaced(String name) {
        return whole(
                "misplaced-file",
                name,
                new Text(
                        "文件直接放在各方案的总文件夹里，不属于任何方案，不会被读到",
                        "The file lies in the folder of all packs and belongs to none of them, so it is not read"),
                new Text(
                        "放进方案自己的文件夹，如 my-policy/" + name + "；如果 --rules 写的是单个方案的文件夹，改写它的上一级",
                        "Move it into a pack's own folder, such as my-policy/" + name
                                + "; if --rules names the folder of a single pack, name the one above it"));
    }

    static Finding leadsOut(String name, Path place) {
        return whole(
                "link-leads-out",
                name,
                new Text(
                        "这个链接指向各方案的总文件夹（--rules）之外的 " + place + "，不跟随",
                        "This link leads to " + place
                                + ", outside the folder of all packs (--rules), and is not followed"),
                new Text(
                        "把文件本身放在这里，或让链接指向总文件夹之内",
                        "Put the file itself here, or make the link lead to a place within that folder"));
    }

    static Finding broken(String name, String target) {
        return whole(
                "broken-link",
                name,
                new Text(
                        "这个链接指向 " + target + "，顺着它找不到任何文件",
                        "This link leads to " + target + ", and nothing can be found there"),
                new Text("改好链接，或把文件本身放在这里", "Fix the link, or put the file itself here"));
    }

    static Finding linked(String name, Path place) {
        return whole(
                "linked-file",
                name,
                new Text(
                        "这是指向 " + place + " 的链接；在这里写会改到别处，或拆掉链接，所以没有写",
                        "This is a link to " + place
                                + "; writing here would change another place or break the link, so nothing was written"),
                new Text(
                        "在链接所指的来源处修改（如 ConfigMap、版本库），再整体切换",
                        "Change it where the link comes from (a ConfigMap, a repository) and swing the link as a whole"));
    }

    static Finding noFile(String name) {
        return whole(
                "not-a-file",
                name,
                new Text(
                        "这是文件夹、管道或设备，不是文件，不会被读到",
                        "This is a folder, a pipe or a device and not a file, so it is not read"),
                new Text("改名或移走，把文件放在这里", "Rename it or move it away, and put the file here"));
    }

    static Finding noFolder(String name) {
        return whole(
                "not-a-folder",
                name,
                new Text(name + " 应当是文件夹", name + " must be a folder"),
                new Text("改名，或建立同名文件夹并放进去", "Rename it, or move it into a folder of that name"));
    }

    static Finding unreadable(String name, Exception failure) {
        boolean isDenied = failure instanceof AccessDeniedException;
        return whole(
                "unreadable-file",
                name,
                isDenied
                        ? new Text("读不了：没有权限", "It cannot be read: no permission")
                        : new Text("读不了：" + failure.getMessage(), "It cannot be read: " + failure.getMessage()),
                new Text(
                        "给运行服务的账户读取的权限（文件 chmod +r，文件夹 chmod +rx），或检查所在的盘",
                        "Give the account that runs the service the right to read it (chmod +r, for a folder +rx), or check the disk"));
    }

    static Finding tooLarge() {
        return whole(
                TOO_LARGE,
                PackFolder.ITSELF,
                new Text(
                        "文件夹里超过 " + PackLimits.FILES + " 个文件，或合计超过 " + PackLimits.BYTES / MEGABYTE + " MB，没有读完",
                        "The folder has more than " + PackLimits.FILES + " files, or more than "
                                + PackLimits.BYTES / MEGABYTE + " MB in all, and was not read to its end"),
                new Text(
                        "把不属于方案的文件移走，或拆成几个方案",
                        "Move away what does not belong to the pack, or split it into several packs"));
    }

    static Finding tooLarge(String name) {
        return whole(
                "file-too-large",
                name,
                new Text(
                        "文件超过 " + PackLimits.FILE_BYTES / KILOBYTE + " KB",
                        "The file has more than " + PackLimits.FILE_BYTES / KILOBYTE + " KB"),
                new Text("拆成几个文件", "Split it"));
    }

    static Finding wrongName(String id) {
        return whole(
                "wrong-folder-name",
                id,
                new Text("文件夹名只能用小写字母、数字和连字符", "A pack's folder is named in lower-case letters, digits and hyphens"),
                new Text("改名，如 my-policy", "Rename it, such as my-policy"));
    }

    static Finding missing(String name) {
        return whole(
                "missing-file",
                name,
                new Text("缺少 " + name, "There is no " + name),
                new Text("新建 " + name + "，可参照其他方案", "Write one, using another pack's as a model"));
    }

    /** The folder was edited, and another service that shares the store put another revision into force meanwhile. */
    public static Finding editedElsewhere(String policy) {
        return whole(
                "edited-elsewhere",
                "*",
                new Text(
                        "这个文件夹改动的同时，另一个服务启用了别的版本；文件夹里的改动没有启用",
                        "While this folder was being edited, another service put another revision into force; the edit is not in"
                                + " force"),
                new Text(
                        "对照现行版本（GET /api/policies/" + policy + "/revisions）改好再保存一次",
                        "Compare with what is in force (GET /api/policies/" + policy
                                + "/revisions), and save once more"));
    }

    private static Finding whole(String code, String file, Text message, Text remedy) {
        // A name may hold the end of a line, which would make two of one finding.
        return new Finding(code, file.replaceAll("\\p{Cntrl}", "?"), 0, 0, null, message, remedy);
    }
}
