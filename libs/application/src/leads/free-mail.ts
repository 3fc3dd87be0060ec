/** Does an address say where somebody works? Not when its domain gives mailboxes to everybody. */
const FREE_MAIL = new Set(
  (
    'gmail.com googlemail.com icloud.com me.com mac.com aol.com msn.com proton.me protonmail.com pm.me ' +
    'mail.com zoho.com fastmail.com hey.com tutanota.com tuta.com duck.com mail.ru bk.ru inbox.ru list.ru ' +
    'ya.ru qq.com 163.com 126.com naver.com daum.net rediffmail.com orange.fr wanadoo.fr free.fr laposte.net ' +
    'sfr.fr neuf.fr bbox.fr numericable.fr web.de t-online.de freenet.de libero.it virgilio.it alice.it ' +
    'bluewin.ch telenet.be skynet.be ziggo.nl kpnmail.nl btinternet.com sky.com comcast.net verizon.net ' +
    'att.net sbcglobal.net uol.com.br bol.com.br terra.com.br wp.pl o2.pl onet.pl interia.pl seznam.cz'
  ).split(' '),
);

/** Providers with a domain in each country: hotmail.fr, yahoo.co.uk … */
const FREE_MAIL_NAMES = new Set(['outlook', 'hotmail', 'live', 'yahoo', 'ymail', 'gmx', 'yandex']);

/** @param domain normalised: lower case, ASCII. */
export function isFreeMail(domain: string): boolean {
  const [name = '', ...rest] = domain.split('.');
  return FREE_MAIL.has(domain) || (FREE_MAIL_NAMES.has(name) && rest.length <= 2);
}
