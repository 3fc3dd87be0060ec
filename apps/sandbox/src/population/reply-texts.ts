/** What do people write back? Each kind as people really put it. */
import type { ReplyKind } from './character.js';

export const REPLY_TEXTS: Readonly<Record<ReplyKind, readonly string[]>> = {
  interested: [
    'Sounds interesting, let’s talk. Do you have time on Thursday afternoon?',
    'Yes, I’d like to learn more. Could you send me your calendar link?',
    'Good timing, we are looking at this right now. Happy to jump on a call next week.',
    'This is interesting. Can we schedule a call? Mornings work best for me.',
    'I’m interested. Let’s set up a meeting.',
  ],
  not_interested: [
    'Thanks for reaching out, but we’re not interested at the moment.',
    'No thanks, this is not a priority for us.',
    'Not interested, sorry. We already work with another vendor.',
    'I’ll pass on this one. Best of luck!',
  ],
  unsubscribe: [
    'Please remove me from your list.',
    'Unsubscribe me please.',
    'Stop emailing me. Take me off this list.',
  ],
  out_of_office: [
    'I am out of the office until Monday with limited access to email. I will get back to you on my return.',
    'Thank you for your message. I am currently on annual leave and will reply when I am back.',
    'Je suis absente du bureau jusqu’à lundi et je vous répondrai à mon retour.',
  ],
  other: [
    'How did you get my contact details?',
    'Who is behind your company, and since when do you exist?',
    'You should probably talk to my colleague who looks after this.',
    'Did a person write this to me, or a machine?',
  ],
};
