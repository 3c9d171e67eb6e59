// Markup: html`<p class="x">${text}</p>` makes Vue's nodes without a compiler in the browser.
import { defineComponent, h } from 'vue';
import htm from 'htm';

export const html = htm.bind(function node(type, props, ...children) {
  this[0] = 3; // Nodes are not shared between renderings.
  const content = typeof type === 'string' || !children.length ? children : { default: () => children };
  return h(type, props, content.length === 0 ? null : content);
});

/** A component of the named properties; setup returns its rendering. */
export const component = (props, setup) => defineComponent({ props, inheritAttrs: false, setup });
