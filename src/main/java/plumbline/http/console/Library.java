package plumbline.http.console;

import java.util.List;
import java.util.stream.Stream;

/**
 * The libraries of the console, by the names that modules import them under.
 *
 * @param name such as @codemirror/view
 * @param library group and artifact
 * @param file the module within it
 */
record Library(String name, String library, String file) {
    static final List<Library> ALL = Stream.concat(
                    Stream.of(
                            new Library("vue", "org.webjars.npm/vue", "dist/vue.runtime.esm-browser.prod.js"),
                            new Library("htm", "org.mvnpm/htm", "dist/htm.module.js"),
                            new Library("style-mod", "org.webjars.npm/style-mod", "src/style-mod.js"),
                            new Library("w3c-keyname", "org.webjars.npm/w3c-keyname", "index.js"),
                            new Library("crelt", "org.webjars.npm/crelt", "index.js"),
                            new Library(
                                    "@marijn/find-cluster-break",
                                    "org.webjars.npm/marijn__find-cluster-break",
                                    "src/index.js")),
                    Stream.of(
                                    "@codemirror/state",
                                    "@codemirror/view",
                                    "@codemirror/language",
                                    "@codemirror/commands",
                                    "@codemirror/autocomplete",
                                    "@codemirror/lint",
                                    "@codemirror/search",
                                    "@lezer/common",
                                    "@lezer/highlight")
                            .map(name -> new Library(
                                    name, "org.webjars.npm/" + name.substring(1).replace("/", "__"), "dist/index.js")))
            .toList();

    /** Where the console serves it, below its assets. */
    String path() {
        return "lib/" + name + ".js";
    }
}
