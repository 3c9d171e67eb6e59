// What the codes in a file are called, shown behind each of them and no part of the text.
import { Decoration, MatchDecorator, ViewPlugin, WidgetType } from '@codemirror/view';

class Says extends WidgetType {
  constructor(text) {
    super();
    this.text = text;
  }

  eq(other) {
    return other.text === this.text;
  }

  toDOM() {
    const span = document.createElement('span');
    span.className = 'cm-says';
    span.textContent = this.text;
    return span;
  }
}

export const labels = (words) => {
  const matcher = new MatchDecorator({
    regexp: /(?<![$\p{L}\p{N}_-])[\p{L}\p{N}_-]+/gu,
    decorate: (add, from, to, match) => {
      const says = words().says.get(match[0]);
      if (says) {
        add(to, to, Decoration.widget({ widget: new Says(says), side: 1 }));
      }
    },
  });
  return ViewPlugin.fromClass(
    class {
      constructor(view) {
        this.decorations = matcher.createDeco(view);
      }

      update(update) {
        this.decorations = matcher.updateDeco(update, this.decorations);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
};
