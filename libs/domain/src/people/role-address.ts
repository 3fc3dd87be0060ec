/**
 * Does an address belong to a role rather than to a person?
 *
 * RFC 2142 names the mailboxes that an organisation keeps for its services; the others are what companies call their shared
 * boxes in English, French, German and Spanish. A tag behind a plus and a number at the end do not make it a person's.
 */
const ROLES = new Set(
  // RFC 2142.
  (
    'abuse noc security postmaster hostmaster usenet news webmaster www uucp ftp info marketing sales support ' +
    // Shared boxes.
    'accounting accounts admin administrator billing board careers compliance contact contactus customercare ' +
    'customerservice customersupport data dataprotection desk dev devops dpo editor editorial enquiries enquiry events ' +
    'feedback finance frontdesk general guestbook hello help helpdesk hi hr inbox inquiries inquiry invoice invoices it jobs ' +
    'legal list mail mailbox mailerdaemon management manager media meet membership newsletter no-reply noreply donotreply office ' +
    'operations ops order orders partner partners partnerships payments payroll people post press privacy procurement ' +
    'product purchasing recruiting recruitment reception registrar remove reply request reservations root sale service services ' +
    'shop spam staff store subscribe success sysadmin talent team tech techsupport test training unsubscribe users vendor vendors ' +
    'vertrieb buchhaltung rechnung rechnungen bewerbung kontakt personal presse verwaltung geschaeftsleitung zentrale kundenservice ' +
    'accueil bonjour commercial compta comptabilite direction facturation recrutement rh secretariat serviceclient ' +
    'administracion atencioncliente comercial contabilidad contacto empleo facturacion hola informacion rrhh soporte ventas'
  ).split(' '),
);

/** @param address normalised: see `normaliseEmail`. */
export function isRoleAddress(address: string): boolean {
  const local = address.slice(0, address.lastIndexOf('@')).toLowerCase();
  const [box = ''] = local.split('+');
  const bare = box.replace(/[\d]+$/, '');
  return ROLES.has(box) || ROLES.has(bare) || ROLES.has(bare.replace(/[._-]/g, ''));
}
