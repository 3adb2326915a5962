// The way in for a page that only a person gets: saved in their own browser, brought as a file.
import { html, type Html } from '../../html.ts';

export const largestUpload = 20 * 1024 * 1024;

export function uploadForm(source: string, csrf: string): Html {
  return html`<section><details class="card" id="upload"><summary>Bring a capture of your own</summary>
<p class="hint">For a page that no machine gets: save it in your browser (complete, as one file) or as a PDF. It is judged like every capture, and kept with your name.</p>
<form class="upload" method="post" enctype="multipart/form-data" action="/sources/${source}/captures"><input type="hidden" name="csrf" value="${csrf}">
<label for="file">File <span class="hint">HTML, MHTML or PDF, at most 20 MB</span></label><input id="file" name="file" type="file" required accept=".html,.htm,.mhtml,.mht,.pdf,text/html,application/pdf,multipart/related">
<label for="url">Address where you saw it <span class="hint">when it is not the source's own</span></label><input id="url" name="url" type="url" maxlength="2000" autocomplete="off">
<label for="saved">Saved on</label><input id="saved" name="saved" type="date">
<label for="how">How you got it</label><input id="how" name="how" maxlength="300" required placeholder="Signed in with a free account, saved with the browser">
<p><button class="primary" type="submit">Bring it</button></p></form></details></section>`;
}
