package plumbline.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import plumbline.text.Text;

/** Why a folder or file cannot be used, in the words of those who run the service. */
final class FolderFault {
    private FolderFault() {}

    static Text of(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return new Text("没有权限：" + denied.getFile(), "no permission: " + denied.getFile());
        }
        if (failure instanceof FileAlreadyExistsException other) {
            return new Text(other.getFile() + " 不是文件夹", other.getFile() + " is not a folder");
        }
        if (failure instanceof NoSuchFileException absent) {
            return new Text(absent.getFile() + " 建不了", absent.getFile() + " cannot be created");
        }
        String said = String.valueOf(failure.getMessage());
        return new Text(said, said);
    }
}
