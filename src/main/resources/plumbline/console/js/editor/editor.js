// The editor of one file. It lives in a shadow root, where its styles need no exception from the content-security-policy.
import { onBeforeUnmount, onMounted, ref, watch } from 'vue';
import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from '@codemirror/view';
import { component, html } from '../ui/html.js';
import { label, language, t } from '../ui/language.js';
import { completionOf } from './completion.js';
import { COLOURS, languageOf } from './languages.js';
import { labels } from './labels.js';

const WORD = /[\p{L}\p{N}_-]+/u;

const theme = EditorView.theme({
  '&': { height: '100%', fontSize: '14px', background: '#fff', color: '#1c2733' },
  '.cm-scroller': { fontFamily: "ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace", lineHeight: '1.6' },
  '.cm-gutters': { background: '#f6f7f9', color: '#55616f' },
  '.cm-activeLine': { background: '#f1f5fb' },
  '.cm-says': { color: '#55616f', fontSize: '12px', padding: '0 0.3em' },
  '.cm-tooltip': { maxWidth: '36rem' },
  '&.cm-focused': { outline: '2px solid #1d4f91' },
});

const PHRASES = {
  Find: '查找', Replace: '替换', next: '下一个', previous: '上一个', all: '全部', 'match case': '区分大小写', regexp: '正则',
  'by word': '整词', replace: '替换', 'replace all': '全部替换', close: '关闭', Diagnostics: '问题', 'No diagnostics': '没有问题',
};

/** Where the finding points: the rest of the word at its place, or the line. */
function diagnostic(state, finding) {
  const line = state.doc.line(Math.min(Math.max(finding.line ?? 1, 1), state.doc.lines));
  const from = Math.min(line.from + Math.max((finding.column ?? 1) - 1, 0), line.to);
  const word = state.sliceDoc(from, line.to).match(/^[\p{L}\p{N}_$.@-]+/u)?.[0].length ?? 0;
  const remedy = finding.remedy ? '\n' + label(finding.remedy) : '';
  return { from, to: word ? from + word : line.to, severity: finding.severity, message: label(finding.message) + remedy };
}

/** What a code is called, where the pointer rests on it. */
const hover = (words) =>
  hoverTooltip((view, position) => {
    const { from, text } = view.state.doc.lineAt(position);
    for (const found of text.matchAll(new RegExp(WORD, 'gu'))) {
      const says = words().says.get(found[0]);
      if (says && from + found.index <= position && position <= from + found.index + found[0].length) {
        const dom = document.createElement('div');
        dom.textContent = `${found[0]}: ${says}`;
        return { pos: from + found.index, end: from + found.index + found[0].length, create: () => ({ dom }) };
      }
    }
    return null;
  });

/**
 * @param name of the file
 * @param text it begins with
 * @param findings of this file
 * @param words a function that gives the pack's vocabulary
 * @param showLabels whether codes are followed by what they are called
 * @param place {line} to go to
 * @param change called with the new text
 */
export const Editor = component(['name', 'text', 'findings', 'words', 'showLabels', 'place', 'readOnly', 'change'], (props) => {
  const host = ref(null);
  const labelling = new Compartment();
  let view;
  const mark = () => view?.dispatch(setDiagnostics(view.state, (props.findings ?? []).map((finding) => diagnostic(view.state, finding))));
  const goTo = (place) => {
    if (view && place) {
      const line = view.state.doc.line(Math.min(place.line ?? 1, view.state.doc.lines));
      view.dispatch({ selection: { anchor: line.from }, effects: EditorView.scrollIntoView(line.from, { y: 'center' }) });
      view.focus();
    }
  };
  onMounted(() => {
    const root = host.value.attachShadow({ mode: 'open' });
    const extensions = [
      lineNumbers(), history(), drawSelection(), bracketMatching(), highlightActiveLine(), highlightSelectionMatches(), lintGutter(),
      keymap.of([...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
      languageOf(props.name), syntaxHighlighting(COLOURS), theme, hover(props.words),
      autocompletion({ override: [completionOf(props.name, props.words)] }),
      EditorView.contentAttributes.of({ 'aria-label': t('editor.of', { file: props.name }), spellcheck: 'false', tabindex: '0' }),
      EditorState.phrases.of(language.value === 'zh' ? PHRASES : {}),
      EditorState.readOnly.of(Boolean(props.readOnly)),
      labelling.of(props.showLabels ? labels(props.words) : []),
      EditorView.updateListener.of((update) => update.docChanged && props.change(update.state.doc.toString())),
    ];
    view = new EditorView({ state: EditorState.create({ doc: props.text, extensions }), parent: root, root });
    mark();
    goTo(props.place);
  });
  onBeforeUnmount(() => view?.destroy());
  watch(() => [props.findings, language.value], mark);
  watch(() => props.place, goTo);
  watch(
    () => props.showLabels,
    (shown) => view.dispatch({ effects: labelling.reconfigure(shown ? labels(props.words) : []) }),
  );
  return () => html`<div class="editor" ref=${host}></div>`;
});
