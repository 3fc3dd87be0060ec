/** What does somebody see who follows the link "unsubscribe"? One sentence and one button. */
import { html } from '../pages/html.js';
import type { Page } from '../pages/page.js';

const STYLE = `
:root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif; }
body { display: grid; place-items: center; min-height: 90vh; margin: 0; padding: 1rem; }
main { max-width: 26rem; text-align: center; }
h1 { font-size: 1.4rem; margin: 0 0 .5rem; }
button { font: inherit; margin-top: 1rem; padding: .6rem 1.4rem; border: 0; border-radius: .5rem; background: #1f4fd8; color: #fff; cursor: pointer; }
button:focus-visible { outline: 3px solid #8fb0ff; outline-offset: 2px; }
`;

/** The form posts what mail programs post for one click (RFC 8058), to the same address. */
export const askPage: Page = {
  title: 'Unsubscribe',
  style: STYLE,
  body: html`<main>
    <h1>Do you want to unsubscribe?</h1>
    <p>You will then receive no further messages from this sender.</p>
    <form method="post">
      <input type="hidden" name="List-Unsubscribe" value="One-Click" /><button>Unsubscribe</button>
    </form>
  </main>`,
};

export const donePage: Page = {
  title: 'Unsubscribed',
  style: STYLE,
  body: html`<main>
    <h1>You are unsubscribed</h1>
    <p>You will receive no further messages from this sender.</p>
  </main>`,
};

export const unknownPage: Page = {
  title: 'Unknown link',
  style: STYLE,
  status: 404,
  body: html`<main>
    <h1>This link is not known</h1>
    <p>
      It may have been cut off on its way. Open the link from the email again, or answer that email with
      “unsubscribe”.
    </p>
  </main>`,
};
