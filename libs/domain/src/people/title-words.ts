/**
 * Which words of a title speak of its holder's own present position?
 *
 * Punctuation, gendered endings and German compounds are taken apart here; former positions, employers and bosses are
 * taken out.
 */
import { foldText } from '../text/fold.js';

/** Positions that the person has no more or not yet: everything after the word belongs to it. */
const NOT_NOW =
  /\b(?:ex|former|formerly|previously|past|retired|aspiring|future|wannabe|ancien|ancienne|anciennement|ehemalige[rs]?|ehem|antiguo|antigua|exdirector\w*|retraitee?|jubilad[oa])\b.*$/;
/** "CMO (retired)": the word comes last and means the whole title. */
const ALL_OVER = /(?:^|[\s,(–-])(?:retired|former|retraitee?|jubilad[oa]|i\.? ?r\.?|a\.? ?d\.?)\)?\s*$/;
/** Employers, customers and promises. */
const NOT_OWN =
  /\b(?:at|chez|bei|helping|help|empowering|supporting|serving|i help|j aide|ich helfe|ayudo)\b.*$/;
/** Somebody who serves a boss is not the boss. */
const SERVES =
  /\b(assistant\w*|assistent\w*|assistenz|asistente|secretar\w*|secretaire|sekretar\w*|ea|pa)\s+(?:to|of the|to the|du|de la|de l|des|del|der|des|au|a la|von)\b.*$/;
const NEAR_A_BOSS =
  /\b(advisor|adviser|coach|mentor|speaker|office|reporting|report|recruiter|partner|deputy assistant|conseill\w+|berater\w*|referent\w*|asesor\w*|chief of staff|chef de cabinet)\s+(?:to|for|of the|du|de la|au|der|des|del)\b.*$/;
const BOSS_FIRST =
  /\b(?:c[a-z]{1,3}o|vp|president|directors?|founders?|executives?)(?: s)? (assistant|office|coach|advisor|adviser|recruiter|community|club|network|forum|search)\b/g;

/** Words by part of the title, as in `Founder | CEO`. Empty when nothing speaks of the present. */
export function titleWords(title: string): string[][] {
  const folded = foldText(title.replace(/\bIT\b/g, ' informationtechnology '));
  if (ALL_OVER.test(folded)) return [];
  return withoutEndings(folded)
    .replace(/\br ?& ?d\b/g, 'rnd')
    .replace(/\b(?:[a-z]\.){2,}[a-z]?/g, (abbreviation) => abbreviation.replaceAll('.', ''))
    .replace(/[&+]/g, ' and ')
    .replace(/@/g, ' at ')
    .split(/[|,;/()[\]•·–—:"]|\s-+\s|\.\s/)
    .map((part) => ownPart(part.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()))
    .map((part) =>
      part
        .split(' ')
        .filter((word) => word !== '')
        .flatMap(takeApart),
    )
    .filter((words) => words.length > 0);
}

function ownPart(part: string): string {
  return part
    .replace(NOT_NOW, '')
    .replace(NOT_OWN, '')
    .replace(SERVES, 'executive assistant')
    .replace(NEAR_A_BOSS, '$1')
    .replace(BOSS_FIRST, (_, helper: string) => (helper === 'assistant' ? 'executive assistant' : helper))
    .replace(/\bchief ((?:[a-z0-9]+ ){1,5}?)officers?\b/g, 'c_officer $1')
    .trim();
}

/** `Leiter:in`, `Leiter/-in`, `(m/w/d)`, `Chargé(e)`, `Directeur·rice`, `Director/a`. */
function withoutEndings(text: string): string {
  return text
    .replace(/\(\s*[mwfdhxi](?:\s*[/|,]\s*[mwfdhxi])+\s*\)|\b[mwfhx]\/[mwfdhx](?:\/[dx])?\b/g, ' ')
    .replace(/(?<=[a-z])\(?[:*_·./]?-?(?:in|innen)\)?(?=$|[^a-z])/g, (ending) =>
      /^in/.test(ending) ? ending : '',
    )
    .replace(
      /(?<=[a-z])(?:\((?:ne|trice|rice|euse|e|a|in)\)|[·.](?:ne|trice|rice|euse|e)\b|\/(?:trice|rice|euse|e|a)\b)/g,
      '',
    );
}

/** `Vertriebsleiterin` is `vertrieb leiter`, `Verkaufschef` is `verkauf leiter`. */
function takeApart(word: string): string[] {
  const [, head, tail] =
    /^([a-z]{3,}?)s?(leiter|leitung|chef|manager|direktor|vorstand|referent|berater|assistent|entwickler|sachbearbeiter|mitarbeiter)(?:in|innen)?$/.exec(
      word,
    ) ?? [];
  if (/^leiterin(?:nen)?$/.test(word)) return ['leiter'];
  if (head === undefined || tail === undefined) return [word];
  return [head, tail === 'chef' ? 'leiter' : tail];
}
