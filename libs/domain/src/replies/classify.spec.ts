import fc from 'fast-check';
import { classifyReply } from './classify.js';
import type { Disposition } from './disposition.js';

const of = (text: string, more: { subject?: string; automatic?: boolean } = {}) =>
  classifyReply({ text, automatic: false, ...more });

const TABLE: Record<Disposition, readonly string[]> = {
  unsubscribe: [
    'unsubscribe',
    'Please unsubscribe me from this list.',
    'UNSUBSCRIBE!!!',
    'I want to unsubscribe',
    "I'd like to unsubscribe from this list.",
    'Please unsubscribe from this list',
    'How do I unsubscribe?',
    'Stop',
    'STOP.',
    'Please remove me from your mailing list',
    'take me off this list please',
    "Don't contact me again.",
    'Do not email me anymore',
    'Stop emailing me!',
    'Not interested, please remove me from your database.',
    'Sounds interesting, but unsubscribe me please',
    'I want to opt out.',
    'Delete all my personal data (GDPR).',
    'Leave me alone',
    'Merci de me désinscrire de votre liste.',
    'Désabonnez-moi svp',
    'Veuillez me retirer de vos fichiers',
    'Ne me contactez plus.',
    'Arrêtez de m’écrire',
    'Je ne souhaite plus recevoir vos messages',
    'Bitte tragen Sie mich aus Ihrem Verteiler aus',
    'Bitte löschen Sie meine Daten.',
    'Keine weiteren Mails bitte',
    'Kontaktieren Sie mich bitte nicht mehr',
    'Quiero darme de baja',
    'No me escriban más, por favor',
    'Elimíneme de su lista',
    'Bórrenme de su base de datos',
  ],
  not_interested: [
    'Not interested.',
    "I'm not interested",
    'We are not really interested at this point',
    "Thanks but I'm no longer interested",
    'No thanks',
    'No, thank you.',
    "We're all set, thanks",
    'We already use another tool for that.',
    'This is not a good fit for us',
    "I'll pass.",
    'Bad timing, sorry',
    'Not right now. Try us next year.',
    "We don't have the budget",
    'no',
    'Nope',
    'Interesting, but not for us',
    'Pas intéressée, merci',
    'Je ne suis pas du tout intéressé',
    'Cela ne nous intéresse pas.',
    'Non merci',
    "Ce n'est pas le bon moment",
    'Nous avons déjà un prestataire',
    'Pas de budget cette année',
    'Kein Interesse',
    'Wir haben leider keinen Bedarf. Kein Bedarf!',
    'Nein danke',
    'Das interessiert uns nicht',
    'Wir sind nicht interessiert',
    'Aktuell nicht',
    'No me interesa',
    'No estoy interesada',
    'No, gracias',
    'Ya tenemos proveedor',
    'Ahora no',
  ],
  interested: [
    'Yes',
    'Sure!',
    'I am interested, tell me more.',
    "Sounds great, let's talk next week",
    'Can you send me more info?',
    'How much does it cost?',
    "What's the price? How much?",
    "I'd love to hear more",
    'Happy to chat',
    'Good timing, happy to jump on a call next week.',
    'We should talk.',
    'Are you free on Tuesday at 10?',
    'Tuesday works for me',
    "Don't hesitate to call me, I'm interested",
    'No problem, let’s schedule a call',
    'Why not, send me some times',
    'Yes, please send the deck',
    "I'm on vacation this week, but I am interested",
    'Oui',
    'Ça m’intéresse !',
    'Je suis intéressée, on peut en discuter ?',
    'Pourquoi pas, envoyez-moi vos tarifs',
    'Avec plaisir, je suis disponible jeudi',
    'J’aimerais en savoir plus',
    'Klingt gut, können wir nächste Woche telefonieren?',
    'Das klingt spannend',
    'Ja, gerne!',
    'Was kostet das?',
    'Warum nicht, schicken Sie mir Infos',
    'Me interesa, cuéntame más',
    'Suena bien, ¿podemos hablar el martes?',
    'Estoy interesado',
    'Sí, por favor',
    '¿Cuánto cuesta?',
  ],
  out_of_office: [
    'I am out of office until Monday with limited access to email.',
    'I will be on annual leave until 5 January.',
    "Hi, I'm currently away from the office.",
    'This is an automated reply.',
    'Je suis absent du bureau jusqu’au 3 mars.',
    'Je suis actuellement en congés, de retour le 12.',
    'Ich bin bis zum 3.1. nicht im Büro.',
    'Derzeit bin ich im Urlaub',
    'Estoy fuera de la oficina hasta el lunes',
    'Me encuentro de vacaciones',
  ],
  other: [
    '',
    '👍',
    'Who are you?',
    'Please contact my colleague Grace.',
    'You should probably talk to my colleague who looks after this.',
    'Thanks',
    'I am not sure I am interested yet, ask my boss',
    'stop by our booth at the fair',
    'We had a non-stop week',
    'I left the company last year',
    "I don't know if this works for me",
    'Merci pour votre message',
    'Wer sind Sie?',
    '¿Quién es usted?',
    '> I am interested',
    'To unsubscribe from our newsletter click here',
    'If you wish to unsubscribe, reply with your address',
    'I did not unsubscribe, did I?',
  ],
};

const rows = Object.entries(TABLE).flatMap(([disposition, texts]) =>
  texts.map((text) => [text, disposition] as const),
);

describe('classifyReply', () => {
  it.each(rows)('%j is %s', (text, disposition) => {
    expect(of(text).disposition).toBe(disposition);
  });

  it('the table is worth its name', () => {
    expect(rows.length).toBeGreaterThanOrEqual(100);
  });

  it.each<[string, Parameters<typeof of>[1], Disposition]>([
    ['Thanks, I am interested in your mail', { automatic: true }, 'out_of_office'],
    ['Your ticket was received. To unsubscribe, click here.', { automatic: true }, 'out_of_office'],
    ['Please unsubscribe me', { automatic: true }, 'unsubscribe'],
    ['See you in January', { subject: 'Automatic reply: a question' }, 'out_of_office'],
    ['Bis Januar', { subject: 'Abwesenheitsnotiz' }, 'out_of_office'],
    ['A bientôt', { subject: 'Réponse automatique : question' }, 'out_of_office'],
    ['Thanks for the mail', { subject: 'Re: out of office hours?' }, 'other'],
    ['No thanks\n> Are you interested? Let us talk!', {}, 'not_interested'],
    [
      'Thanks\n\nOn Mon, 23 Nov 2026 at 10:00, Ada <ada@example.com> wrote:\nAre you interested? Unsubscribe',
      {},
      'other',
    ],
    ['Oui\n\nLe lun. 23 nov. 2026 à 10:00, Ada a écrit :\nstop', {}, 'interested'],
    ['Danke\n-----Ursprüngliche Nachricht-----\nkein Interesse?', {}, 'other'],
    ['I am afraid that I am not\ninterested in this', {}, 'not_interested'],
    ['Hi Grace,\n\nYes!\n\nAda', {}, 'interested'],
    ['Hello\nno\nAda', {}, 'not_interested'],
    ['Yes!\n-- \nAda\nTo stop: unsubscribe', {}, 'interested'],
  ])('%j %j is %s', (text, more, disposition) => {
    expect(of(text, more).disposition).toBe(disposition);
  });

  it('names the rule and the language that decided', () => {
    expect(of('Kein Interesse')).toEqual({ disposition: 'not_interested', rule: 'de.not_interested' });
    expect(of('…', { automatic: true }).rule).toBe('automatic');
    expect(of('?').rule).toBe('none');
  });

  const noise = fc.string({ unit: fc.constantFrom(...'abc ,.!?é\n') });

  it('whatever stands around it, "not interested" is never interested', () => {
    const no = fc.constantFrom(
      'not interested',
      'pas intéressé',
      'nicht interessiert',
      'no me interesa',
      'kein Interesse',
    );
    const yes = fc.constantFrom(
      '',
      'sounds great. ',
      "let's talk. ",
      'très intéressant, ',
      'klingt gut. ',
      'suena bien. ',
    );
    fc.assert(
      fc.property(noise, yes, no, noise, (before, hope, refusal, after) => {
        const broken = refusal.replace(' ', after.includes(' ') ? '\n' : ' ');
        expect(of(`${before}\n${hope}${broken} ${after}`).disposition).not.toBe('interested');
      }),
    );
  });

  it('whatever stands around it, a wish to be left alone wins', () => {
    const out = fc.constantFrom(
      'please unsubscribe me',
      'désinscrivez-moi',
      'bitte löschen Sie meine Daten',
      'quiero darme de baja',
    );
    fc.assert(
      fc.property(noise, out, noise, fc.boolean(), (before, wish, after, automatic) => {
        expect(of(`${before} \n${wish} ${after}`, { automatic }).disposition).toBe('unsubscribe');
      }),
    );
  });

  it('quoted lines change nothing, and neither do case and accents encoded otherwise', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.constantFrom(...rows), ([text, disposition], [quoted]) => {
        const quote = quoted
          .split('\n')
          .map((line) => `> ${line}`)
          .join('\n');
        expect(of(`${text}\n${quote}`).disposition).toBe(disposition);
        expect(of(text.toUpperCase()).disposition).toBe(disposition);
        expect(of(text.normalize('NFD')).disposition).toBe(disposition);
      }),
    );
  });

  it('reads a very long text in no time', () => {
    const texts = [
      'not '.repeat(50_000),
      'interested n'.repeat(20_000),
      'a '.repeat(100_000),
      'remove me '.repeat(20_000),
      'on '.repeat(60_000),
    ];
    const started = performance.now();
    for (const text of texts) of(text);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
