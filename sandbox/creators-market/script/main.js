import { detail } from './detail.js';
import { form } from './form.js';
import { images } from './images.js';
import { list } from './list.js';
import { overlays } from './overlays.js';
import { pageData } from './page_data.js';
import { tags } from './tags.js';

/** @type {Record<string, () => void>} */
const scripts = { detail, form, images, list, tags };

function start() {
  scripts[document.body.dataset.script ?? '']?.();
}

overlays();
const late = document.querySelector('#late');
if (late instanceof HTMLTemplateElement) {
  setTimeout(() => {
    late.replaceWith(late.content);
    start();
  }, pageData().mountsAfter);
} else {
  start();
}
