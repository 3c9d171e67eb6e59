package plumbline.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The class is run on each of these: with a file of SQLite for each folder of data, then with a database of PostgreSQL. */
@ClassTemplate
@ExtendWith(OnStores.Runs.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnStores {
    Stores.Kind[] value() default {Stores.Kind.SQLITE, Stores.Kind.POSTGRES};

    /** Stateless. */
    final class Runs implements ClassTemplateInvocationContextProvider, AfterAllCallback {
        @Override
        public boolean supportsClassTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<Run> provideClassTemplateInvocationContexts(ExtensionContext context) {
            return Stream.of(context.getRequiredTestClass()
                            .getAnnotation(OnStores.class)
                            .value())
                    .map(Run::new);
        }

        @Override
        public void afterAll(ExtensionContext context) {
            Stores.are(Stores.Kind.SQLITE);
        }
    }

    record Run(Stores.Kind kind) implements ClassTemplateInvocationContext {
        @Override
        public String getDisplayName(int index) {
            return kind.toString();
        }

        @Override
        public void prepareInvocation(ExtensionContext context) {
            Stores.are(kind);
        }
    }
}
